import { v7 as uuid } from 'uuid';
import { hasBasis, planTask, type MomentKind } from '../domain/task-plan.ts';
import { hasLink, type TaskKind, type TaskOutcome } from '../domain/tasks.ts';
import { lockCase, recordEvent, theProcess } from './audit.ts';
import { createLink, revokeLinksOf } from './links.ts';
import { queueMail } from './mail.ts';
import { settingsAt, workingDayCalendar } from './settings.ts';
import { notifyCase, planBasis } from './case-kinds.ts';
import { ask, inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';
import { mailOpened, mailReminder } from './task-mails.ts';

/**
 * A task from the process's side: opened, its moments taken, stepped back from. A person's answer is in decisions.ts.
 * The row arbitrates: each of these closes it only while it is open, and tells what it found otherwise.
 */

/** A task as its process knows it: instants as ISO 8601, since it travels to the workflow. */
export type OpenedTask = { taskId: string; moments: { at: string; what: MomentKind }[] };

/** How a task stands: open, or ended with an outcome. */
export type TaskStanding = { outcome: TaskOutcome | null };

export type TaskToOpen = { caseId: string; kind: TaskKind; key: string; workflowId: string };

/** Opens a task with its link, mail and promise, all at once. Opened again under the same key, it is the same task. */
export async function openTask(store: Store, occasion: Occasion, wanted: TaskToOpen): Promise<OpenedTask> {
  return await inTransaction(store, async (tx) => {
    const { isOpen } = await lockCase(tx, wanted.caseId);
    const before = await ask<{ id: string; key: string; moments: OpenedTask['moments'] }>(tx, knownOrWithdrawn, [
      wanted.caseId,
      wanted.key,
    ]);
    const known = before.find(({ key }) => key === wanted.key);
    if (known) return { taskId: known.id, moments: known.moments };
    // Withdrawn, and the process has yet to hear of it: nobody is asked, and it waits for nothing but that.
    if (before.length > 0) return { taskId: await neverAsk(tx, occasion, wanted), moments: [] };
    // A step that was cancelled can still arrive here, after its case was closed: then nobody is asked any more.
    if (!isOpen) throw new Error(`Case ${wanted.caseId} is closed`);

    const settings = await settingsAt(tx, occasion.at);
    const calendar = await workingDayCalendar(tx);
    const basis = hasBasis(wanted.kind) ? await planBasis(tx, occasion, wanted.caseId) : undefined;
    const plan = planTask(wanted.kind, occasion.at, settings, calendar, basis);
    const moments = plan.moments.map(({ at, what }) => ({ at: at.toISOString(), what }));
    const id = uuid();
    await ask(tx, addTask, [
      ...[id, wanted.caseId, wanted.kind, wanted.key, wanted.workflowId],
      ...[occasion.at, plan.dueAt, plan.expiresAt, JSON.stringify(moments), calendar.version],
    ]);
    const linkId =
      plan.expiresAt && hasLink(wanted.kind)
        ? await createLink(tx, store.linkSecret, {
            taskId: id,
            documentId: await documentToSign(tx, wanted),
            createdAt: occasion.at,
            expiresAt: plan.expiresAt,
          })
        : null;
    if (plan.dueAt) await makePromise(tx, occasion, { ...wanted, taskId: id, dueAt: plan.dueAt, calendar });
    await mailOpened(tx, occasion, { id, kind: wanted.kind, caseId: wanted.caseId, linkId });
    await recordEvent(tx, occasion, wanted.caseId, `task-opened:${wanted.kind}`, theProcess, { taskId: id });
    await notifyTask(tx, id, wanted.caseId);
    return { taskId: id, moments };
  });
}

const knownOrWithdrawn = {
  name: 'task-known-or-withdrawn',
  text: `SELECT id, key, moments FROM task
    WHERE case_id = $1 AND (key = $2 OR (kind = 'withdrawal' AND state = 'done'))`,
};
const addTask = {
  name: 'add-task',
  text: `INSERT INTO task
    (id, case_id, kind, key, workflow_id, opened_at, due_at, expires_at, moments, calendar_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};

async function neverAsk(tx: Transaction, { at }: Occasion, wanted: TaskToOpen): Promise<string> {
  const id = uuid();
  const { version: calendarVersion } = await workingDayCalendar(tx);
  const ended = { state: 'cancelled', outcome: 'cancelled', openedAt: at, closedAt: at };
  await tx.task.create({ data: { id, ...wanted, ...ended, moments: [], calendarVersion } });
  return id;
}

/** For how long an offer's link works, in milliseconds: longer than any case that it belongs to is open. */
const offerLasts = 400 * 24 * 3_600_000;

/**
 * Opens, with its case, a task that nobody waits for: what someone outside may do for as long as it stands open. Its page
 * shows how the case stands, also when the offer is over.
 */
export async function openOffer(
  tx: Transaction,
  linkSecret: string,
  occasion: Occasion,
  offer: { caseId: string; kind: TaskKind; workflowId: string },
): Promise<void> {
  const id = uuid();
  const calendar = await workingDayCalendar(tx);
  await tx.task.create({
    data: {
      ...offer,
      id,
      key: offer.kind,
      openedAt: occasion.at,
      moments: [],
      calendarVersion: calendar.version,
    },
  });
  const expiresAt = new Date(occasion.at.getTime() + offerLasts);
  await createLink(tx, linkSecret, { taskId: id, documentId: null, createdAt: occasion.at, expiresAt });
}

/** Ends an offer that can't be taken up any more. Answers with whether it was taken up before. */
export async function endOffer(tx: Transaction, occasion: Occasion, caseId: string, kind: TaskKind): Promise<boolean> {
  const offer = await tx.task.findUnique({ where: { caseId_key: { caseId, key: kind } } });
  if (offer?.state === 'open') await endTask(tx, occasion, offer.id, 'cancelled');
  return offer?.state === 'done';
}

/** Does what a task's plan says for an instant: remind, escalate, expire. A task that ended meanwhile is left alone. */
export async function takeMoment(
  store: Store,
  occasion: Occasion,
  taskId: string,
  what: MomentKind,
): Promise<TaskStanding> {
  return await inTransaction(store, async (tx) => {
    const task = await lockTask(tx, taskId);
    if (task.state !== 'open') return { outcome: task.outcome as TaskOutcome };
    const about = { taskId, moment: what };
    if (what === 'expire') {
      await endTask(tx, occasion, taskId, 'expired');
      await recordEvent(tx, occasion, task.caseId, `task-expired:${task.kind}`, theProcess, about);
      return { outcome: 'expired' };
    }
    // A step that is tried again after a crash finds its own trace, and leaves no second one.
    if (what === 'escalate') {
      if (task.escalatedAt) return { outcome: null };
      await tx.task.update({ where: { id: taskId }, data: { escalatedAt: occasion.at } });
      await mailEscalation(tx, occasion, task);
      await recordEvent(tx, occasion, task.caseId, `task-escalated:${task.kind}`, theProcess, about);
    } else {
      const isNew = await mailReminder(tx, occasion, task, what);
      if (!isNew) return { outcome: null };
      await recordEvent(tx, occasion, task.caseId, `task-reminded:${task.kind}`, theProcess, about);
    }
    await notifyTask(tx, taskId, task.caseId);
    return { outcome: null };
  });
}

/** Steps back from a task that nobody needs to answer any more; its link dies with it. */
export async function cancelTask(store: Store, occasion: Occasion, taskId: string): Promise<TaskStanding> {
  return await inTransaction(store, async (tx) => {
    const task = await lockTask(tx, taskId);
    if (task.state !== 'open') return { outcome: task.outcome as TaskOutcome };
    await endTask(tx, occasion, taskId, 'cancelled');
    await recordEvent(tx, occasion, task.caseId, `task-cancelled:${task.kind}`, theProcess, { taskId });
    return { outcome: 'cancelled' };
  });
}

/** Locks the task's case, then reads the task: nothing about it changes until the transaction ends. */
export async function lockTask(tx: Transaction, taskId: string): Promise<LockedTask> {
  await ask(tx, lockCaseOfTask, [taskId]);
  const [task] = await ask<LockedTask>(tx, readLocked, [taskId]);
  if (!task) throw new Error(`There is no task ${taskId}`);
  return task;
}

export type LockedTask = {
  id: string;
  caseId: string;
  kind: TaskKind;
  key: string;
  workflowId: string | null;
  mailId: string | null;
  state: string;
  outcome: string | null;
  closedAt: Date | null;
  escalatedAt: Date | null;
  linkId: string | null;
  decision: { id: string; outcome: string; accountId: string | null; decidedBy: string | null } | null;
};

const readLocked = {
  name: 'read-locked-task',
  text: `
    SELECT task.id, task.case_id AS "caseId", task.kind, task.key, task.workflow_id AS "workflowId", task.mail_id AS "mailId",
      task.state, task.outcome, task.closed_at AS "closedAt", task.escalated_at AS "escalatedAt",
      (SELECT id FROM link WHERE task_id = task.id AND revoked_at IS NULL LIMIT 1) AS "linkId",
      (SELECT json_build_object('id', decision.id, 'outcome', decision.outcome, 'accountId', decision.account_id,
          'decidedBy', (SELECT name FROM account WHERE id = decision.account_id))
        FROM decision WHERE task_id = task.id) AS decision
    FROM task WHERE task.id = $1`,
};

const lockCaseOfTask = {
  name: 'lock-case-of-task',
  text: 'SELECT 1 FROM case_file WHERE id = (SELECT case_id FROM task WHERE id = $1) FOR UPDATE',
};

/** Ends an open task without an answer, and its links with it. The case must be locked. */
export async function endTask(
  tx: Transaction,
  occasion: Occasion,
  taskId: string,
  state: 'expired' | 'cancelled',
): Promise<void> {
  const { caseId } = await tx.task.update({
    where: { id: taskId, state: 'open' },
    data: { state, outcome: state, closedAt: occasion.at, version: { increment: 1 } },
    select: { caseId: true },
  });
  await revokeLinksOf(tx, [taskId], occasion.at);
  await notifyTask(tx, taskId, caseId);
}

export async function notifyTask(tx: Transaction, taskId: string, caseId: string): Promise<void> {
  await notifyLive(tx, 'tasks', taskId);
  await notifyCase(tx, caseId);
}

const documentOfKind: Partial<Record<TaskKind, string>> = {
  'manager-signature': 'application-form',
  'applicant-nda': 'nda',
};

async function documentToSign(tx: Transaction, { caseId, kind }: TaskToOpen): Promise<string | null> {
  const documentKind = documentOfKind[kind];
  if (!documentKind) return null;
  const [newest] = await ask<{ id: string }>(tx, newestDocument, [caseId, documentKind]);
  if (!newest) throw new Error(`Case ${caseId} has no ${documentKind} to sign`);
  return newest.id;
}

const newestDocument = {
  name: 'newest-document',
  text: 'SELECT id FROM document WHERE case_id = $1 AND kind = $2 ORDER BY round DESC LIMIT 1',
};

async function makePromise(
  tx: Transaction,
  occasion: Occasion,
  task: { caseId: string; taskId: string; kind: string; dueAt: Date; calendar: { version: number } },
): Promise<void> {
  await tx.casePromise.create({
    data: {
      id: uuid(),
      caseId: task.caseId,
      taskId: task.taskId,
      kind: task.kind,
      madeAt: occasion.at,
      dueAt: task.dueAt,
      calendarVersion: task.calendar.version,
    },
  });
}

async function mailEscalation(
  tx: Transaction,
  occasion: Occasion,
  task: { id: string; caseId: string },
): Promise<void> {
  const settings = await settingsAt(tx, occasion.at);
  await queueMail(tx, occasion, {
    key: `${task.id}:escalate`,
    template: 'task-overdue',
    locale: 'nl',
    recipient: settings['helpdesk.email'],
    caseId: task.caseId,
    taskId: task.id,
  });
}
