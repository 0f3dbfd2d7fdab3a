import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { root } from '../dev/paths.ts';
import { openHouse, type House } from './support/house.ts';
import { journeyOf } from './support/journey.ts';
import { paperDesk, signedByManager } from './support/paper.ts';
import { textOf } from './support/pdf.ts';

/** The evidence of an application as anyone can check it, off line, with the file that the helpdesk gave out. */

/** As the file has it: plain JSON. */
type Bundle = {
  reference: string;
  outcome: string | null;
  documents: { kind: string; sha256: string; content: string }[];
  signatures: Record<string, unknown>[];
  decisions: Record<string, unknown>[];
  events: { sequence: number; code: string; hash: string; previousHash: string; details: Record<string, unknown> }[];
};

let house: House;
let sound: Bundle;
let reference: string;
const folder = mkdtempSync(join(tmpdir(), 'evidence-'));

beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
  const go = journeyOf(house);
  const helpdesk = await house.signIn('helpdesk');
  const { id } = await go.apply();
  await go.confirm(id);
  await go.signAsApplicant(id);
  await go.task(id, 'manager-signature');
  await paperDesk(house, helpdesk).addScan(id, signedByManager);
  await go.decide(id, 'helpdesk-review', helpdesk, 'approved');
  await go.activate(id);
  await go.outcome(id);
  const answer = await house.send('GET', `/api/account-applications/${id}/evidence`, helpdesk);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
  sound = (await answer.json()) as Bundle;
  ({ reference } = sound);
});

/** Runs the command without a database and without any variable, as someone elsewhere would. */
async function verify(asked: string, env: NodeJS.ProcessEnv = {}) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'scripts/verify-evidence.ts'), asked],
    { cwd: root, env: { PATH: process.env['PATH'], ...env } },
  );
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

function fileOf(change: (bundle: Bundle) => void): string {
  const bundle = structuredClone(sound);
  change(bundle);
  const path = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(path, JSON.stringify(bundle));
  return path;
}

describe('evidence that is as it was written', () => {
  test('is in order, check by check, with the file alone', async () => {
    const { code, out, err } = await verify(fileOf(() => undefined));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toContain('WRONG');
    for (const part of [
      'audit: ',
      'case: closed as activated',
      'document: application-form, SHA-256',
      'document: signature-certificate, SHA-256',
      'signature: manager, on paper',
      'signature: applicant, by link',
      'decision: helpdesk-review, approved',
      'certificate: the audit up to event',
    ]) {
      expect(out).toContain(part);
    }
  });

  test('is in order by its reference, from the database', async () => {
    const { code, out } = await verify(reference, { DATABASE_URL: house.databaseUrl });
    expect(code, out).toBe(0);
    expect(out).toContain(`Evidence of ${reference}`);
  });
});

describe('evidence that is not as it was written', () => {
  const first = <One>(list: One[]): One => list[0] ?? expect.fail('there is none');
  const flipped = (base64: string) => {
    const bytes = Buffer.from(base64, 'base64');
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    return bytes.toString('base64');
  };

  test.each<[string, (bundle: Bundle) => void, string]>([
    [
      'one bit of a document',
      ({ documents }) => Object.assign(first(documents), { content: flipped(first(documents).content) }),
      'the file was changed',
    ],
    [
      'the name under a signature',
      ({ signatures }) => Object.assign(first(signatures), { typedName: 'Iemand Anders' }),
      'the signature was changed',
    ],
    [
      'the day of a signature on paper',
      ({ signatures }) =>
        Object.assign(signatures.find(({ medium }) => medium === 'paper') ?? {}, { signedOn: '2026-11-01' }),
      'the signature was changed',
    ],
    ['a signature left out', ({ signatures }) => signatures.splice(0, 1), 'it is missing'],
    ['a document left out', ({ documents }) => documents.splice(0, 1), 'it is missing'],
    ['an event left out', ({ events }) => events.splice(3, 1), 'event 4 is missing or out of order'],
    ['the last event left out', ({ events }) => events.splice(-1, 1), 'the event that closed it is missing'],
    [
      'an event changed',
      ({ events }) => Object.assign(events[4] ?? {}, { code: 'decided:manager-signature:refused' }),
      'was changed',
    ],
    [
      'an id in an event changed',
      ({ events }) => Object.assign(events[2]?.details ?? {}, { taskId: crypto.randomUUID() }),
      'was changed',
    ],
    [
      'two events in another order',
      ({ events }) => events.splice(3, 2, ...events.slice(3, 5).toReversed()),
      'event 4 is missing or out of order',
    ],
    [
      'another way in which the manager was verified',
      ({ decisions }) =>
        Object.assign(decisions.find(({ managerVerified }) => managerVerified) ?? {}, { managerVerified: 'known' }),
      'the audit tells something else',
    ],
    [
      'another end of the case',
      (bundle) => Object.assign(bundle, { outcome: 'withdrawn' }),
      'the audit says activated',
    ],
  ])('shows, said in words: %s', async (_what, change, words) => {
    const { code, out } = await verify(fileOf(change));
    expect(out).toContain('WRONG');
    expect(out).toContain(words);
    expect(code).toBe(1);
  });

  test('is told from a file of something else', async () => {
    const path = join(folder, 'other.json');
    writeFileSync(path, '{"format": "teletoets-evidence-1"}');
    const { code, err } = await verify(path);
    expect(code).toBe(1);
    expect(err).toContain('is no evidence package, or it was changed');
    expect((await verify('AA-2026-99999', { DATABASE_URL: house.databaseUrl })).err).toContain(
      'There is no application',
    );
    expect((await verify('iets')).err).toContain('is no file, and no reference');
  });
});

describe('the signature certificate', () => {
  test('states who signed what, how that is known, and no more than that', async () => {
    const kept = await vi.waitFor(async () =>
      house.store.prisma.document.findFirstOrThrow({ where: { kind: 'signature-certificate' } }),
    );
    const words = textOf(kept.content);
    const others = sound.documents.filter(({ kind }) => kind !== 'signature-certificate');
    for (const part of [
      ...others.map(({ sha256 }) => sha256),
      ...['eenvoudige', 'W. Smit', '20-11-2026', 'Vastgelegd door', 'De helpdesk', 'Noor van den Berg'],
      ...['De school gebeld', 'Via een persoonlijke link', '@teletoets.nl>', reference],
    ]) {
      expect(words).toContain(part.replaceAll(' ', ''));
    }
  });

  test('is made once, after the approval, and waited for by nobody', () => {
    const codes = sound.events.map(({ code }) => code);
    expect(codes.filter((code) => code === 'certificate-made')).toHaveLength(1);
    expect(codes.indexOf('certificate-made')).toBeGreaterThan(codes.indexOf('account-created'));
  });
});
