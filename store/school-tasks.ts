import { v7 as uuid } from 'uuid';
import { planTask } from '../domain/task-plan.ts';
import { lockCase, recordEvent, theProcess, type Actor } from './audit.ts';
import { settingsAt, workingDayCalendar } from './settings.ts';
import type { Occasion, Transaction } from './store.ts';
import { endTask, notifyTask } from './tasks.ts';

/** The task that a typed school becomes, and what ends it without an answer. No workflow waits for it. */

export const schoolTaskKey = 'school-link';

/**
 * Opens the task to say which school an applicant means, where that school is not on the list; once for a case. The case
 * must be locked.
 */
export async function openSchoolTask(tx: Transaction, occasion: Occasion, applicationId: string): Promise<void> {
  const [school] = await tx.$queryRaw<{ listed: boolean }[]>`
    SELECT school.listed
    FROM account_application application JOIN school ON school.id = application.school_id
    WHERE application.id = ${applicationId}::uuid FOR SHARE OF school`;
  if (!school || school.listed) return;
  const known = await tx.task.count({ where: { caseId: applicationId, key: schoolTaskKey } });
  if (known > 0) return;
  const calendar = await workingDayCalendar(tx);
  const plan = planTask('school-link', occasion.at, await settingsAt(tx, occasion.at), calendar);
  const id = uuid();
  await tx.task.create({
    data: {
      ...{ id, caseId: applicationId, kind: 'school-link', key: schoolTaskKey },
      ...{ openedAt: occasion.at, dueAt: plan.dueAt, moments: [], calendarVersion: calendar.version },
    },
  });
  await recordEvent(tx, occasion, applicationId, 'task-opened:school-link', theProcess, { taskId: id });
  await notifyTask(tx, id, applicationId);
}

/** Locks the cases that wait for someone to say what this school is; taken before the bureau's dossier. */
export async function lockWaitingCases(tx: Transaction, schoolId: string): Promise<string[]> {
  const waiting = await tx.accountApplication.findMany({
    where: { schoolId, case: { tasks: { some: { key: schoolTaskKey, state: 'open' } } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of waiting) await lockCase(tx, id);
  return waiting.map(({ id }) => id);
}

/** Nobody needs to say any more which school is meant: it was put on the list, or merged. The cases must be locked. */
export async function endSchoolTasks(
  tx: Transaction,
  occasion: Occasion,
  caseIds: string[],
  actor: Actor,
): Promise<void> {
  const open = await tx.task.findMany({
    where: { caseId: { in: caseIds }, key: schoolTaskKey, state: 'open' },
    select: { id: true, caseId: true },
  });
  for (const { id, caseId } of open) {
    await endTask(tx, occasion, id, 'cancelled');
    await recordEvent(tx, occasion, caseId, 'task-cancelled:school-link', actor, { taskId: id });
  }
}
