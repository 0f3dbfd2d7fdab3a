import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { choosePorts, freePorts, PortTaken, readWebPort } from './ports.ts';

const open: Server[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((done) => server.close(done))));
});
const occupy = (port: number) =>
  new Promise<void>((resolve, reject) => {
    const server = createServer().once('error', reject).listen(port, '127.0.0.1', resolve);
    open.push(server);
  });
/** A web port whose neighbours are free too, so that the preferred distances can be seen. */
async function quietPort(): Promise<number> {
  for (let web = 21_000; web < 30_000; web += 500) {
    const ports = await choosePorts(web).catch(() => undefined);
    if (ports && ports.mail === web + 80 && ports.postgres === web + 432) return web;
  }
  throw new Error('no quiet range of ports on this machine');
}

describe('the ports of a run', () => {
  test('lie at a fixed distance from the web port', async () => {
    const web = await quietPort();
    expect(await choosePorts(web)).toMatchObject({
      web,
      smtp: web + 25,
      mail: web + 80,
      temporal: web + 233,
      postgres: web + 432,
    });
  });

  test('are another free one where the preferred port is taken, and never the same twice', async () => {
    const web = await quietPort();
    await occupy(web + 80);
    const ports = await choosePorts(web);
    expect(ports.mail).not.toBe(web + 80);
    expect(new Set(Object.values(ports)).size).toBe(Object.keys(ports).length);
  });

  test('a taken web port is refused, with what to do', async () => {
    const web = await quietPort();
    await occupy(web);
    await expect(choosePorts(web)).rejects.toThrow(PortTaken);
    await expect(choosePorts(web)).rejects.toThrow(/Port \d+ is taken.*PORT=/);
  });

  test('the mail page avoids ports that browsers refuse', async () => {
    const ports = await choosePorts(10_000).catch((error: unknown) =>
      error instanceof PortTaken ? undefined : Promise.reject(error as Error),
    );
    if (ports) expect(ports.mail).not.toBe(10_080);
  });

  test('stay below 65536', async () => {
    const [web = 0] = await freePorts(1);
    for (const port of Object.values(await choosePorts(Math.max(web, 65_300)).catch(() => ({}))))
      expect(port).toBeLessThan(65_536);
  });
});

test.each([
  [undefined, 3000],
  ['', 3000],
  ['4000', 4000],
])('PORT=%s means %d', (text, port) => {
  expect(readWebPort(text)).toBe(port);
});

test.each(['0', '65536', '-1', '80a', '3.5', ' '])('PORT=%s is refused', (text) => {
  expect(() => readWebPort(text)).toThrow('PORT must be a number');
});
