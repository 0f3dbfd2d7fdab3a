import { termCountsFrom } from '../domain/inspection-term.ts';
import type { PlanBasis } from '../domain/task-plan.ts';
import { firstSittingAt, schedulingPlan } from '../domain/scheduling.ts';
import { bureauDossier, type Process } from './processes.ts';
import { settingsAt, workingDayCalendar } from './settings.ts';
import { notifyLive, type LiveResource, type Occasion, type Transaction } from './store.ts';

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
  const { process, ...of } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      process: true,
      sitting: { select: { schoolId: true } },
      schedulingRequest: { select: { schoolId: true } },
      inspectionRequest: { select: { schoolId: true } },
      accountConfirmation: { select: { accountId: true } },
    },
  });
  if (caseId === bureauDossier) return; // shown on no page of its own
  const school = of.sitting ?? of.schedulingRequest ?? of.inspectionRequest;
  const shownAs = of.accountConfirmation?.accountId ?? caseId;
  await notifyLive(tx, resourceOf[process as Process], shownAs, school?.schoolId ?? undefined);
}

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
