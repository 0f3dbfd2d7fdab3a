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

/** What someone could break, and the states in which a case that runs would be lost by it. */
const breaks: { process: string; was: string; becomes: string; states: string[] }[] = [
  {
    ...{ process: 'account-application', was: 'asks.includes(kind)', becomes: "kind === 'applicant-nda'" },
    // One task asked in the place of another looks the same until it is answered: the replay compares no arguments.
    states: ['awaiting-signatures', 'paper-activated', 'more-fields-granted'],
  },
  {
    ...{
      process: 'account-application',
      was: 'needsActivation ? untilActivated()',
      becomes: 'caseId ? untilActivated()',
    },
    states: ['more-fields-granted', 'granted-to-who-has-a-password'],
  },
  {
    ...{ process: 'account-application', was: "if (patched('signature-certificate')) await", becomes: 'await' },
    states: ['awaiting-activation', 'activated-certified'],
  },
  {
    ...{ process: 'scheduling-request', was: "return await end('sent-elsewhere')", becomes: "return 'sent-elsewhere'" },
    states: ['sent-elsewhere'],
  },
  {
    ...{ process: 'scheduling-request', was: "|| corrected === 'withdrawn'", becomes: '' },
    states: ['withdrawn'],
  },
  {
    ...{
      process: 'task-upkeep',
      was: 'escalated: await',
      becomes: 'escalated: (await escalateOverdueTasks()) + await',
    },
    states: ['done'],
  },
];

describe('a break is seen', () => {
  const copy = mkdtempSync(new URL('../../.cache/broken-workflows-', import.meta.url).pathname);
  afterAll(() => {
    rmSync(copy, { recursive: true, force: true });
  });

  test.each(breaks)('$process: $was', async ({ process, was, becomes, states }) => {
    for (const room of ['workflows', 'domain']) {
      cpSync(new URL(`../../${room}`, import.meta.url).pathname, `${copy}/${room}`, { recursive: true });
    }
    const file = `${copy}/workflows/${process}/workflow.ts`;
    const code = readFileSync(file, 'utf8');
    const broken = code.replace(was, becomes);
    expect(broken).not.toBe(code);
    writeFileSync(file, broken);
    const bundle = await bundleWorkflowCode({ workflowsPath: `${copy}/workflows/index.ts` });
    writeFileSync(`${copy}/bundle.js`, bundle.code);

    for (const state of states) {
      const stored = storedHistories().find((one) => one.process === process && one.state === state);
      expect(stored, state).toBeDefined();
      await expect(replay(`${copy}/bundle.js`, stored?.history), state).rejects.toThrow(/[Dd]eterminism/);
    }
  });
});
