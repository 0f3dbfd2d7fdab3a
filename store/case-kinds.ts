import { termCountsFrom } from '../domain/inspection-term.ts';
import type { PlanBasis } from '../domain/task-plan.ts';
import { firstSittingAt, schedulingPlan } from '../domain/scheduling.ts';
import { bureauDossier, type Process } from './processes.ts';
import { settingsAt, workingDayCalendar } from './settings.ts';
import { ask, notifyLive, type LiveResource, type Occasion, type Transaction } from './store.ts';

/** What the shared mechanisms ask of a case that each kind of case answers in its own way. */

const resourceOf = {
  'account-application': 'account-applications',
  sitting: 'sittings',
  'scheduling-request': 'scheduling-requests',
  inspection: 'inspections',
  'help-request': 'help-requests',
  'account-confirmation': 'accounts',
} as const satisfies Record<Process, LiveResource>;

/** Tells the screens that show a case; its school's account holders too, where a school asked for it. */
export async function notifyCase(tx: Transaction, caseId: string): Promise<void> {
  if (caseId === bureauDossier) return; // shown on no page of its own
  const [shown] = await ask<{ process: Process; schoolId: string | null; accountId: string | null }>(tx, showing, [
    caseId,
  ]);
  if (!shown) throw new Error(`There is no case ${caseId}`);
  await notifyLive(tx, resourceOf[shown.process], shown.accountId ?? caseId, shown.schoolId ?? undefined);
}

const showing = {
  name: 'case-showing',
  text: `
    SELECT process, account_confirmation.account_id AS "accountId",
      coalesce(sitting.school_id, scheduling_request.school_id, inspection_request.school_id) AS "schoolId"
    FROM case_file
      LEFT JOIN sitting USING (id)
      LEFT JOIN scheduling_request USING (id)
      LEFT JOIN inspection_request USING (id)
      LEFT JOIN account_confirmation USING (id)
    WHERE case_file.id = $1`,
};

/** What the promises of a case count from: the arrival of what was asked for, not the opening of a task. */
export async function planBasis(tx: Transaction, occasion: Occasion, caseId: string): Promise<PlanBasis> {
  const of = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      schedulingRequest: { select: { files: { orderBy: { round: 'desc' }, take: 1 } } },
      inspectionRequest: {
        select: { receivedAt: true, attempt: { select: { sitting: { select: { resultsFrom: true } } } } },
      },
      helpRequest: { select: { messages: { where: { direction: 'in' }, orderBy: { writtenAt: 'desc' }, take: 1 } } },
    },
  });
  const file = of.schedulingRequest?.files[0];
  const question = of.helpRequest?.messages[0];
  const inspection = of.inspectionRequest;
  return {
    receivedAt:
      file?.receivedAt ?? (inspection ? await termOf(tx, occasion, inspection) : (question?.writtenAt ?? occasion.at)),
    firstSittingAt: file?.plan ? firstSittingAt(schedulingPlan.parse(file.plan)) : null,
  };
}

type Inspection = { receivedAt: Date; attempt: { sitting: { resultsFrom: Date } } | null };

async function termOf(tx: Transaction, { at }: Occasion, { receivedAt, attempt }: Inspection): Promise<Date> {
  const resultsFrom = attempt?.sitting.resultsFrom ?? null;
  return termCountsFrom(receivedAt, resultsFrom, await settingsAt(tx, at), await workingDayCalendar(tx));
}
