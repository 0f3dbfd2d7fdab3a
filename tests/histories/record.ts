import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openHouse } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { timeSkipping } from '../support/time-skipping.ts';
import { historiesFolder } from './stored.ts';

/**
 * Walks an account application to each state in which it waits or ends, and stores the history of its workflow there.
 * A change of workflow code must be able to go on from every one of them. Histories are added to with each version of
 * a process that went into use; recording anew is for a process that no running case can be in.
 */
const day = 24 * 3_600_000;

test('record the histories of every wait state', async () => {
  const house = await openHouse({ skipping: await timeSkipping() });
  await house.tick();
  const worker = await house.startWorker();
  const helpdesk = await house.signIn('helpdesk');
  const go = journeyOf(house);

  const steps = {
    confirm: (id: string) => go.confirm(id),
    manager: (id: string) => go.signAsManager(id),
    applicant: (id: string) => go.signAsApplicant(id),
    refuse: (id: string) => go.refuseAsManager(id),
    approve: (id: string) => go.decide(id, 'helpdesk-review', helpdesk, 'approved'),
    reject: (id: string) => go.decide(id, 'helpdesk-review', helpdesk, 'refused', 'Onbekende school.'),
    activate: (id: string) => go.activate(id),
    resend: (id: string) => go.decide(id, 'activation-lapsed', helpdesk, 'resend'),
    abandon: (id: string) => go.decide(id, 'activation-lapsed', helpdesk, 'close'),
    activateAgain: (id: string) => go.activate(id, 2),
    wait: () => house.skip(35 * day),
  };
  const walks: Record<string, (keyof typeof steps)[]> = {
    unconfirmed: [],
    'unconfirmed-expired': ['wait'],
    'awaiting-signatures': ['confirm'],
    'signatures-expired': ['confirm', 'wait'],
    'awaiting-applicant': ['confirm', 'manager'],
    'awaiting-manager': ['confirm', 'applicant'],
    'refused-by-manager': ['confirm', 'refuse'],
    'in-review': ['confirm', 'manager', 'applicant'],
    'in-review-escalated': ['confirm', 'applicant', 'manager', 'wait'],
    'refused-by-helpdesk': ['confirm', 'manager', 'applicant', 'reject'],
    'awaiting-activation': ['confirm', 'manager', 'applicant', 'approve'],
    'activation-lapsed': ['confirm', 'manager', 'applicant', 'approve', 'wait'],
    'activation-resent': ['confirm', 'manager', 'applicant', 'approve', 'wait', 'resend'],
    'never-activated': ['confirm', 'manager', 'applicant', 'approve', 'wait', 'abandon'],
    activated: ['confirm', 'manager', 'applicant', 'approve', 'activate'],
    'activated-late': ['confirm', 'manager', 'applicant', 'approve', 'wait', 'resend', 'activateAgain'],
  };

  const histories: Record<string, string> = {};
  // Time is one for the whole server, so that a walk that waits makes all others wait: those that don't wait come first.
  const inOrder = Object.entries(walks).toSorted(([, a], [, b]) => Number(a.includes('wait')) - Number(b.includes('wait')));
  for (const [name, walk] of inOrder) {
    const { id } = await go.apply();
    await go.task(id, 'email-confirmation');
    for (const step of walk) await steps[step](id);
    const history = await house.temporal.workflow.getHandle(`account-application/${id}`).fetchHistory();
    histories[name] = withoutMachine(historyToJSON(history));
  }
  const { workflowId } = await house.temporal.workflow.start('mailDelivery', {
    workflowId: 'mail-delivery',
    taskQueue: house.taskQueue,
    args: [{ listenSeconds: 0 }],
  });
  await house.skip(3_600_000);
  const delivering = await house.temporal.workflow.getHandle(workflowId).fetchHistory();
  await worker.stop();

  store('account-application', histories);
  store('mail-delivery', { sending: withoutMachine(historyToJSON(delivering)) });
  expect(Object.keys(histories)).toHaveLength(Object.keys(walks).length);
});

function store(process: string, histories: Record<string, string>): void {
  const folder = `${historiesFolder}/${process}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [state, history] of Object.entries(histories)) writeFileSync(`${folder}/${state}.json`, history);
}

/** Who recorded it and where is nobody's business. */
const withoutMachine = (json: string): string =>
  `${json.replaceAll(/"identity": ?"[^"]*"/g, '"identity":"recorder"').replaceAll(/"binaryChecksum": ?"[^"]*"/g, '"binaryChecksum":""')}\n`;
