import { v7 as uuid } from 'uuid';
import { planTask } from '../domain/task-plan.ts';
import { lockCase, recordEvent, theProcess, type Actor } from './audit.ts';
import type { Prisma } from './prisma-client/client.ts';
import { settingsAt, workingDayCalendar } from './settings.ts';
import type { Occasion, Transaction } from './store.ts';
import { endTask, notifyTask } from './tasks.ts';

/** The task to say which school is meant, and what ends it without an answer. No workflow waits for it. */

const kind = 'school-link';

/**
 * Opens the task to say which school an applicant means, where that school is not on the list and nobody is asked yet. The
 * case must be locked.
 */
export async function openSchoolTask(tx: Transaction, occasion: Occasion, applicationId: string): Promise<void> {
  const [school] = await tx.$queryRaw<{ listed: boolean }[]>`
    SELECT school.listed
    FROM account_application application JOIN school ON school.id = application.school_id
    WHERE application.id = ${applicationId}::uuid FOR SHARE OF school`;
  if (!school || school.listed) return;
  const asked = await tx.task.findMany({ where: { caseId: applicationId, kind }, select: { state: true } });
  if (asked.some(({ state }) => state === 'open')) return;
  // A school that was linked or added can be taken off the list later: then it is asked again.
  const key = asked.length === 0 ? kind : `${kind}/${asked.length + 1}`;
  const calendar = await workingDayCalendar(tx);
  const plan = planTask(kind, occasion.at, await settingsAt(tx, occasion.at), calendar);
  const id = uuid();
  await tx.task.create({
    data: {
      ...{ id, caseId: applicationId, kind, key },
      ...{ openedAt: occasion.at, dueAt: plan.dueAt, moments: [], calendarVersion: calendar.version },
    },
  });
  await recordEvent(tx, occasion, applicationId, 'task-opened:school-link', theProcess, { taskId: id });
  await notifyTask(tx, id, applicationId);
}

/** Locks the cases that wait for someone to say what this school is; taken before the bureau's dossier. */
export const lockWaitingCases = (tx: Transaction, schoolId: string): Promise<string[]> =>
  lockCasesOf(tx, { schoolId, case: { tasks: { some: { kind, state: 'open' } } } });

/**
 * Locks the cases of which nobody has said yet whether there will be an account at this school; likewise. Those of which
 * the address is not confirmed yet are left out: the confirmation looks at the school itself.
 */
export const lockUndecidedCases = (tx: Transaction, schoolId: string): Promise<string[]> =>
  lockCasesOf(tx, {
    ...{ schoolId, purpose: 'account' },
    case: {
      closedAt: null,
      tasks: { none: { kind: 'email-confirmation', state: 'open' } },
      decisions: { none: { outcome: 'approved' } },
    },
  });

async function lockCasesOf(tx: Transaction, where: Prisma.AccountApplicationWhereInput): Promise<string[]> {
  const found = await tx.accountApplication.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of found) await lockCase(tx, id);
  return found.map(({ id }) => id);
}

/** The school left the list: whoever applied there and is not approved yet is asked about again. It must be locked. */
export async function askForSchoolAgain(tx: Transaction, occasion: Occasion, schoolId: string): Promise<void> {
  // Once more, for those that came in between the first look and the lock of the school.
  for (const id of await lockUndecidedCases(tx, schoolId)) await openSchoolTask(tx, occasion, id);
}

/** Nobody needs to say any more which school is meant: it was put on the list, or merged. The cases must be locked. */
export async function endSchoolTasks(
  tx: Transaction,
  occasion: Occasion,
  caseIds: string[],
  actor: Actor,
): Promise<void> {
  const open = await tx.task.findMany({
    where: { caseId: { in: caseIds }, kind, state: 'open' },
    select: { id: true, caseId: true },
  });
  for (const { id, caseId } of open) {
    await endTask(tx, occasion, id, 'cancelled');
    await recordEvent(tx, occasion, caseId, 'task-cancelled:school-link', actor, { taskId: id });
  }
}
