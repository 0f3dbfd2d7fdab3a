import type { Context } from 'hono';
import { may } from '../../domain/access.ts';
import { fullName } from '../../domain/candidates.ts';
import { phaseOf } from '../../domain/scheduling-request.ts';
import { othersInFile } from '../../domain/scheduling-warnings.ts';
import type { SchedulingPlan } from '../../domain/scheduling.ts';
import { tellFault, type SpreadsheetFault } from '../../domain/spreadsheet-fault.ts';
import { namesOf } from '../../store/applications-overview.ts';
import { examNames } from '../../store/exam-bank.ts';
import { checkNewSitting } from '../../store/scheduling.ts';
import { SittingRefused } from '../../store/scheduling-checks.ts';
import { checkOf } from '../../store/scheduling-request-process.ts';
import type { SchedulingRequestFile, SchedulingRequestRowFile } from '../../store/scheduling-requests-overview.ts';
import { personOf } from '../http/access.ts';
import type { Env } from '../http/parts.ts';
import { asWarning } from './faults.ts';
import type { PlannedSitting, SchedulingRequest, SchedulingRequestRow } from './request-contract.ts';

/** What the API tells of a scheduling request, to whom it may be told. */

export function asRow(file: SchedulingRequestRowFile): SchedulingRequestRow {
  const { reference, closedAt, outcome, tasks } = file.case;
  return {
    id: file.id,
    reference,
    school: file.school,
    requestedBy: file.requestedBy,
    channel: file.channel as SchedulingRequestRow['channel'],
    receivedAt: file.receivedAt.toISOString(),
    phase: phaseOf({ outcome, openTasks: tasks.map(({ kind }) => kind) }),
    dueAt: tasks.find(({ kind }) => kind === 'scheduling-review')?.dueAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    sittingCount: file._count.sittings,
  };
}

export async function asRequest(c: Context<Env>, file: SchedulingRequestFile): Promise<SchedulingRequest> {
  const { store } = c.get('parts');
  const { role } = personOf(c);
  const isSchool = role === 'school';
  const { tasks, auditEvents, decisions } = file.case;
  const names = await namesOf(
    store,
    auditEvents.flatMap(({ accountId }) => accountId ?? []),
  );
  const row = asRow(file);
  const plan = file.files.map(checkOf)[0]?.plan ?? null;
  return {
    ...row,
    files: file.files.map((one) => asFile(c, one)),
    plan: plan && file.schoolId && row.phase === 'in-review' ? await planned(c, file, file.schoolId, plan) : null,
    reason: decisions[0]?.reason ?? null,
    expiresAt: tasks.find(({ kind }) => kind === 'corrected-file')?.expiresAt?.toISOString() ?? null,
    openTaskId: isSchool ? null : (tasks.find(({ kind }) => kind === 'scheduling-review')?.id ?? null),
    canSendFile: isSchool && file.case.closedAt === null,
    canWithdraw: may(role, 'scheduling-requests.withdraw') && row.phase === 'awaiting-correction',
    timeline: auditEvents.map(({ at, code, actor, accountId }) => ({
      at: at.toISOString(),
      code,
      // Who of the helpdesk decided is not the school's business.
      actor:
        accountId && !(isSchool && code.startsWith('decided:scheduling-review'))
          ? (names.get(accountId) ?? null)
          : actor,
    })),
  };
}

function asFile(c: Context<Env>, file: SchedulingRequestFile['files'][number]): SchedulingRequest['files'][number] {
  const check = checkOf(file);
  return {
    id: file.id,
    round: file.round,
    name: file.name,
    receivedAt: file.receivedAt.toISOString(),
    channel: file.incomingMailId ? 'mail' : 'upload',
    checked: check !== null,
    faults: check?.faults.map((fault) => inWords(c, fault)) ?? [],
    unlisted: check?.unlisted ?? 0,
  };
}

function inWords(c: Context<Env>, fault: SpreadsheetFault) {
  const { place, found, expected } = tellFault(fault, (key, values) => c.get('t')(`scheduling:${key}`, values));
  return { place, found, expected };
}

/** What will be made when the helpdesk presses the button, with what is unusual about it, as things are now. */
async function planned(
  c: Context<Env>,
  { requestedById }: SchedulingRequestFile,
  schoolId: string,
  plan: SchedulingPlan,
): Promise<PlannedSitting[]> {
  const { sittings } = plan;
  const { store } = c.get('parts');
  const exams = await examNames(
    store,
    sittings.map(({ examId }) => examId),
  );
  const isSchool = personOf(c).role === 'school';
  const shown: PlannedSitting[] = [];
  const inFile = othersInFile(plan);
  for (const [place, entry] of sittings.entries()) {
    const { code, title } = exams.get(entry.examId) ?? { code: '', title: '' };
    shown.push({
      exam: { code, title },
      location: entry.location,
      window: entry.window,
      candidates: entry.candidates.map((candidate) => ({
        name: fullName(candidate),
        studentNumber: candidate.studentNumber,
        extraMinutes: candidate.extraMinutes,
      })),
      warnings: isSchool
        ? []
        : await warningsOf(c, { id: null, schoolId, ownerId: requestedById, entry, inFile: inFile(place) }),
    });
  }
  return shown;
}

async function warningsOf(c: Context<Env>, wanted: Parameters<typeof checkNewSitting>[2]): Promise<string[]> {
  const { store, clock } = c.get('parts');
  try {
    const warnings = await checkNewSitting(store, clock.now(), wanted);
    return warnings.map((warning) => asWarning(c, warning).message);
  } catch (error) {
    if (!(error instanceof SittingRefused)) throw error;
    return error.faults.map(({ code, values }) => c.get('t')(`scheduling:problem.${code}`, values));
  }
}
