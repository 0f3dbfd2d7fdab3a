import type { Context } from 'hono';
import { schoolsOf } from '../../store/accounts.ts';
import { namesOf } from '../../store/applications-overview.ts';
import type { OutboxMessage } from '../../store/outbox.ts';
import { windowOf } from '../../store/scheduling-checks.ts';
import {
  colleaguesOf,
  readSitting,
  sittingExists,
  stateOf,
  type RegisteredCandidate,
  type SchoolScope,
  type SittingCounts,
  type SittingRow as StoredRow,
  type WholeSitting,
} from '../../store/scheduling-overview.ts';
import { personOf } from '../http/access.ts';
import { versionSeen } from '../http/api.ts';
import { tellProcess } from '../http/delivery.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import type { Candidate, Sitting, SittingRow } from './contract.ts';

/** What of sittings a person may see, and how it is answered. */

/** The schools whose sittings the person sees: the own ones for an account holder, all of them for the bureau. */
export async function scopeOf(c: Context<Env>): Promise<SchoolScope> {
  const { accountId, role } = personOf(c);
  return role === 'school' ? await schoolsOf(c.get('parts').store, accountId) : null;
}

/** @throws 404 for a sitting that is not there, or not this person's to see */
export async function readWhole(c: Context<Env>, id: string): Promise<WholeSitting> {
  const sitting = await readSitting(c.get('parts').store, await scopeOf(c), id);
  if (!sitting) throw new Problem('not-found');
  return sitting;
}

/** @throws 404 likewise */
export async function mustExist(c: Context<Env>, id: string): Promise<void> {
  if (!(await sittingExists(c.get('parts').store, await scopeOf(c), id))) throw new Problem('not-found');
}

/** The version that the person saw, of a sitting that is this person's to see. */
export async function seenVersion(c: Context<Env>, id: string): Promise<{ id: string; version: number }> {
  await mustExist(c, id);
  return { id, version: versionSeen(c) };
}

/** Tells the processes without waiting: the change holds already, and they only plan anew. */
export function tellLater(c: Context<Env>, messages: readonly (OutboxMessage | null)[]): void {
  for (const message of messages) void tellProcess(c, message);
}

export async function wholeAnswer(c: Context<Env>, id: string): Promise<Sitting> {
  const { store, clock } = c.get('parts');
  const sitting = await readWhole(c, id);
  const { auditEvents } = sitting.case;
  const now = clock.now();
  const [colleagues, names] = await Promise.all([
    colleaguesOf(store, now, sitting),
    namesOf(
      store,
      auditEvents.flatMap(({ accountId }) => accountId ?? []),
    ),
  ]);
  const isOpen = sitting.cancelledAt === null && now < sitting.closesAt;
  const nobodyStarted = sitting.registrations.every(({ attempt }) => attempt === null);
  return {
    ...asRow({ ...sitting, counts: countsIn(sitting.registrations) }, now),
    cancelReason: sitting.cancelReason,
    candidates: sitting.registrations.map(asCandidate),
    can: { change: isOpen && nobodyStarted, cancel: isOpen && nobodyStarted, addCandidates: isOpen },
    colleagues,
    timeline: auditEvents
      .filter(({ code }) => code !== 'case-opened') // it opens because it is scheduled: said once is enough
      .map(({ at, code, actor, accountId }) => ({
        at: at.toISOString(),
        code,
        actor: accountId ? (names.get(accountId) ?? null) : actor,
      })),
  };
}

export function asRow(row: Omit<StoredRow, 'case'> & { case: { reference: string } }, now: Date): SittingRow {
  const { exam, title, durationMinutes } = row.examVersion;
  return {
    id: row.id,
    reference: row.case.reference,
    state: stateOf(row, now),
    school: row.school,
    exam: { id: exam.id, code: exam.code, title, kind: exam.kind as SittingRow['exam']['kind'], durationMinutes },
    location: row.location,
    window: windowOf(row),
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    resultsFrom: row.resultsFrom.toISOString(),
    owner: row.owner,
    schedulingRequestId: row.schedulingRequestId,
    // What an account holder schedules is released at once.
    scheduledBy: row.schedulingRequestId !== null || row.resultsFrom > row.createdAt ? 'helpdesk' : 'holder',
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    counts: row.counts,
  };
}

function countsIn(registrations: readonly RegisteredCandidate[]): SittingCounts {
  const there = registrations.filter(({ withdrawnAt }) => withdrawnAt === null);
  const started = there.flatMap(({ attempt }) => attempt ?? []);
  const handedIn = started.filter((attempt) => attempt.handedInAt !== null).length;
  return { registered: there.length, busy: started.length - handedIn, handedIn };
}

const asCandidate = (registration: RegisteredCandidate): Candidate => ({
  id: registration.id,
  examNumber: registration.examNumber,
  studentNumber: registration.studentNumber,
  givenName: registration.givenName,
  infix: registration.infix,
  familyName: registration.familyName,
  dateOfBirth: `••-••-${registration.dateOfBirth.getUTCFullYear()}`,
  extraMinutes: registration.extraMinutes,
  state: stateOfCandidate(registration),
  startedAt: registration.attempt?.startedAt.toISOString() ?? null,
  handedInAt: registration.attempt?.handedInAt?.toISOString() ?? null,
});

function stateOfCandidate({ withdrawnAt, attempt }: RegisteredCandidate): Candidate['state'] {
  if (withdrawnAt) return 'withdrawn';
  if (!attempt) return 'not-started';
  return attempt.handedInAt ? 'handed-in' : 'busy';
}
