import { WorkflowNotFoundError, type Client, type WorkflowExecutionDescription } from '@temporalio/client';
import { casesToExamine, overdueMessages, tellAgain, type CaseRow } from '../store/case-health.ts';
import { mailboxPatience, readMailboxStanding } from '../store/mailbox-standing.ts';
import type { Occasion, Store } from '../store/store.ts';
import type { Standing } from '../workflows/human-task.ts';

/** Something that is not as it should be. `mended`: the relay was asked to put it right; else a person has to look. */
export type Finding = { about: string; what: string; mended: boolean };

/** How far back closed cases are examined, and how old an undelivered message may be. Milliseconds. */
const examinedAfterClosing = 30 * 24 * 3_600_000;
const patience = 60_000;
/** A workflow task that was tried this often is stuck: its code fails. */
const stuckAfterAttempts = 3;
/** A step that failed this often, in more than a minute, does not go right by itself. */
const failingAfterAttempts = 8;

/**
 * Compares every case with its workflow, and the outbox with the clock. What can be put right by telling Temporal again
 * is told again; nothing is decided, and no row of a case is changed.
 */
export async function examineCases(store: Store, client: Client, occasion: Occasion): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const row of await casesToExamine(store, new Date(occasion.at.getTime() - examinedAfterClosing))) {
    findings.push(...(await examineCase(store, client, occasion, row)));
  }
  for (const message of await overdueMessages(store, new Date(occasion.at.getTime() - patience))) {
    const mended = await tellAgain(store, occasion, message.id);
    const since = message.createdAt.toISOString();
    const what = `${message.kind} not delivered since ${since}, ${message.attempts} attempts, last: ${message.lastError ?? 'none'}`;
    findings.push({ about: message.workflowId, what, mended });
  }
  return [...findings, ...(await examineMailbox(store, occasion))];
}

/** A mailbox that nobody reads is no case of anybody, and yet people wait for an answer there. */
async function examineMailbox(store: Store, { at }: Occasion): Promise<Finding[]> {
  const standing = await readMailboxStanding(store);
  if (!standing) return [];
  const since = standing.failingSince ?? standing.lastReadAt;
  if (!since || at.getTime() - since.getTime() < mailboxPatience) return [];
  const what = `not read since ${since.toISOString()}, last: ${standing.lastFault ?? 'no visit'}`;
  return [{ about: "the helpdesk's mailbox", what, mended: false }];
}

async function examineCase(store: Store, client: Client, occasion: Occasion, row: CaseRow): Promise<Finding[]> {
  const finding = (what: string, mended = false): Finding => ({
    about: `${row.reference} (${row.workflowId})`,
    what,
    mended,
  });
  const workflow = await describe(client, row.workflowId);
  if (!workflow) {
    if (row.closedAt) return []; // Temporal keeps ended workflows for a while only
    return [finding('open, but no workflow runs for it', await tellAgain(store, occasion, row.id))];
  }
  const status = workflow.status.name;
  if (status !== 'RUNNING') {
    return row.closedAt ? [] : [finding(`open, but its workflow ended: ${status}`)];
  }
  if (isStuck(workflow)) return [finding('its workflow is stuck: a workflow task fails again and again')];
  if (row.closedAt) return [finding('closed, but its workflow still runs')];

  const findings = failingSteps(workflow).map((what) => finding(what));
  const { waitingFor } = await client.workflow.getHandle(row.workflowId).query<Standing>('standing');
  for (const key of waitingFor) {
    if (row.openKeys.includes(key)) continue;
    const decision = row.decided.find((one) => one.key === key);
    findings.push(
      decision
        ? finding(
            `its workflow did not hear the decision on ${key}`,
            await tellAgain(store, occasion, decision.decisionId),
          )
        : finding(`its workflow waits for ${key}, but no such task is open`),
    );
  }
  for (const key of row.openKeys) {
    if (!waitingFor.includes(key))
      findings.push(finding(`the task ${key} is open, but its workflow does not wait for it`));
  }
  return findings;
}

async function describe(client: Client, workflowId: string): Promise<WorkflowExecutionDescription | null> {
  try {
    return await client.workflow.getHandle(workflowId).describe();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

const isStuck = ({ raw }: WorkflowExecutionDescription): boolean =>
  (raw.pendingWorkflowTask?.attempt ?? 0) > stuckAfterAttempts;

/** Steps are tried again without end, so that nothing is lost: one that never goes right has to be seen by somebody. */
const failingSteps = ({ raw }: WorkflowExecutionDescription): string[] =>
  (raw.pendingActivities ?? [])
    .filter(({ attempt }) => (attempt ?? 0) > failingAfterAttempts)
    .map(({ activityType, attempt, lastFailure }) => {
      const last = lastFailure?.message ?? 'unknown';
      return `its step ${activityType?.name ?? 'unknown'} failed ${(attempt ?? 1) - 1} times, last: ${last}`;
    });
