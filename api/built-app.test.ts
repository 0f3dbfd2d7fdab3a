import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { buildApp } from '../dev/app-build.ts';
import { root } from '../dev/paths.ts';
import { examApp } from './built-app.ts';

const assets = join(root, 'exam/dist/assets');
let name: string;

beforeAll(async () => {
  await buildApp('exam', join(tmpdir(), `exam-build-${process.pid}.log`));
  name = readdirSync(assets).find((one) => /^index-.*\.js$/.test(one)) ?? expect.fail('the player has no script');
}, 60_000);

test.each([
  ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
])('who takes %s is sent the script as it was packed by %s when the app was built', async (taken, packing, unpack) => {
  const answer = await examApp.request(`/examen/assets/${name}`, { headers: { 'accept-encoding': taken } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-encoding')).toBe(packing);
  expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
  expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
  const packed = Buffer.from(await answer.arrayBuffer());
  const plain = readFileSync(join(assets, name));
  expect(packed.length).toBeLessThan(plain.length / 2);
  expect(unpack(packed).equals(plain)).toBe(true);
});

test('who takes it as it is only, is sent that', async () => {
  const answer = await examApp.request(`/examen/assets/${name}`);
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(await answer.text()).toBe(readFileSync(join(assets, name), 'utf8'));
});
