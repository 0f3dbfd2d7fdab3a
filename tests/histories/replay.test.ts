import { Worker, bundleWorkflowCode } from '@temporalio/worker';
import { readFileSync, writeFileSync, mkdtempSync, cpSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, inject, test } from 'vitest';
import '../support/house.ts';
import type {} from '../support/provided.ts';
import { storedHistories } from './stored.ts';

/** A running case was begun by older code: what it did must be what the code of today would have done. */

const replay = async (codePath: string, history: unknown): Promise<void> => {
  await Worker.runReplayHistory({ workflowBundle: { codePath } }, history);
};

describe('stored histories go on with the code of today', () => {
  const histories = storedHistories();
  test('there are some', () => {
    expect(histories.length).toBeGreaterThan(10);
  });
  test.each(histories)('$process: $state', async ({ history }) => {
    await replay(inject('services').workflowBundle, history);
  });
});

describe('a break is seen', () => {
  const copy = mkdtempSync(new URL('../../.cache/broken-workflows-', import.meta.url).pathname);
  afterAll(() => {
    rmSync(copy, { recursive: true, force: true });
  });

  test('asking the helpdesk before the signatures does not replay', async () => {
    for (const room of ['workflows', 'domain']) {
      cpSync(new URL(`../../${room}`, import.meta.url).pathname, `${copy}/${room}`, { recursive: true });
    }
    const file = `${copy}/workflows/account-application/workflow.ts`;
    const code = readFileSync(file, 'utf8');
    const broken = code.replace('asks.includes(kind)', "kind === 'applicant-nda'");
    expect(broken).not.toBe(code);
    writeFileSync(file, broken);
    const bundle = await bundleWorkflowCode({ workflowsPath: `${copy}/workflows/index.ts` });
    writeFileSync(`${copy}/bundle.js`, bundle.code);

    const waiting = storedHistories().find(({ state }) => state === 'awaiting-signatures');
    await expect(replay(`${copy}/bundle.js`, waiting?.history)).rejects.toThrow(/[Nn]ondeterminism|[Dd]eterminism/);
  });
});
