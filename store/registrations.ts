import { v5 as uuidOf } from 'uuid';
import type { CandidateEntry } from '../domain/scheduling.ts';
import { faultsOfCandidates } from '../domain/scheduling-faults.ts';
import type { SchedulingWarning } from '../domain/scheduling-warnings.ts';
import type { Actor } from './audit.ts';
import { issueExamNumbers } from './exam-numbers.ts';
import type { OutboxMessage } from './outbox.ts';
import type { Registration } from './prisma-client/client.ts';
import {
  asColumn,
  askForConfirmation,
  entryOf,
  refuseFaults,
  warningsOfAdded,
  warningsOfCandidates,
  windowOf,
} from './scheduling-checks.ts';
import {
  lockSitting,
  recordSittingChange,
  SittingFixed,
  sittingParts,
  type LockedSitting,
  type SittingVersion,
} from './sitting-lock.ts';
import { areTheSame, MadeDifferently } from './sitting-made.ts';
import { inTransaction, type Occasion, type Store, type Transaction } from './store.ts';

/** Registrations: the candidates of a sitting, each with an exam number. Source: "Klaarzetten examens". */

/** Registers candidates with a number each, in two statements however many they are. */
export async function insertRegistrations(
  tx: Transaction,
  occasion: Occasion,
  sittingId: string,
  candidates: readonly (CandidateEntry & { id: string })[],
): Promise<void> {
  if (candidates.length === 0) return;
  const numbers = await issueExamNumbers(tx, occasion, candidates.length);
  const column = <Key extends keyof (CandidateEntry & { id: string })>(key: Key) => candidates.map((one) => one[key]);
  await tx.$executeRaw`
    INSERT INTO registration (id, sitting_id, exam_number, student_number, given_name, infix, family_name,
      date_of_birth, extra_minutes, created_at)
    SELECT id, ${sittingId}::uuid, exam_number, student_number, given_name, infix, family_name,
      date_of_birth, extra_minutes, ${occasion.at}::timestamptz
    FROM unnest(${column('id')}::uuid[], ${numbers}::text[], ${column('studentNumber')}::text[],
      ${column('givenName')}::text[], ${column('infix')}::text[], ${column('familyName')}::text[],
      ${column('dateOfBirth')}::date[], ${column('extraMinutes')}::int[])
      AS given (id, exam_number, student_number, given_name, infix, family_name, date_of_birth, extra_minutes)`;
}

export type AddedCandidates = {
  /** Made by whoever adds, once: the same id twice adds them once. */
  submissionId: string;
  candidates: CandidateEntry[];
  confirmedWarnings: readonly string[];
};

/**
 * Adds candidates until the window closes, latecomers too.
 *
 * @returns the message that the process must still hear; null when they were added before
 * @throws {SittingFixed} @throws {SittingRefused} @throws {WarningsUnconfirmed} @throws {MadeDifferently}
 */
export async function addCandidates(
  store: Store,
  occasion: Occasion,
  accountId: string,
  sittingId: string,
  { submissionId, candidates, confirmedWarnings }: AddedCandidates,
): Promise<OutboxMessage | null> {
  return await inTransaction(store, async (tx) => {
    const sitting = await lockSitting(tx, occasion, { id: sittingId, version: null });
    const added = candidates.map((candidate, row) => ({ id: addedId(sittingId, submissionId, row), ...candidate }));
    if (await wereAdded(tx, sittingId, submissionId, candidates)) return null;
    const warnings = await lookAtAdded(tx, occasion.at, sitting, candidates);
    askForConfirmation(warnings, confirmedWarnings);
    await insertRegistrations(tx, occasion, sittingId, added);
    const by: Actor = { kind: 'account', accountId };
    return await recordSittingChange(tx, occasion, sitting, 'candidates-added', by, { candidates: added.length });
  });
}

const addedId = (sittingId: string, submissionId: string, row: number): string =>
  uuidOf(`${sittingId}/candidate/${row}`, submissionId);

/** Whether these were added before, with an answer that got lost. @throws {MadeDifferently} when others were */
async function wereAdded(
  db: Transaction | Store['prisma'],
  sittingId: string,
  submissionId: string,
  candidates: readonly CandidateEntry[],
): Promise<boolean> {
  // One row more than there are: a list that was longer then is another one too.
  const ids = Array.from({ length: candidates.length + 1 }, (_, row) => addedId(sittingId, submissionId, row));
  const added = await db.registration.findMany({
    where: { id: { in: ids } },
    include: { sitting: { select: { case: { select: { reference: true } } } } },
  });
  const [first] = added;
  if (!first) return false;
  if (!areTheSame(added.map(entryOf), candidates)) throw new MadeDifferently(first.sitting.case.reference);
  return true;
}

/**
 * What there is to warn of before candidates are added; nothing is saved. Of those who were added already under this
 * submission there is nothing to warn any more.
 *
 * @throws {SittingRefused} when it is impossible @throws {MadeDifferently}
 */
export async function checkAdded(
  store: Store,
  at: Date,
  sittingId: string,
  { submissionId, candidates }: { submissionId: string | null; candidates: CandidateEntry[] },
): Promise<SchedulingWarning[]> {
  if (submissionId !== null && (await wereAdded(store.prisma, sittingId, submissionId, candidates))) return [];
  const sitting = await store.prisma.sitting.findUniqueOrThrow({ where: { id: sittingId }, include: sittingParts });
  return await lookAtAdded(store.prisma, at, sitting, candidates);
}

async function lookAtAdded(
  db: Transaction | Store['prisma'],
  at: Date,
  sitting: LockedSitting,
  candidates: CandidateEntry[],
): Promise<SchedulingWarning[]> {
  const { id, schoolId, examVersion } = sitting;
  const registered = await db.registration.findMany({ where: { sittingId: id, withdrawnAt: null } });
  const plan = { id, schoolId, exam: examVersion, window: windowOf(sitting) };
  return await warningsOfAdded(db, at, plan, candidates, registered.map(entryOf));
}

/** The same candidate, with what is known better now. Without a date of birth the one that is known stays. */
export type CandidateChange = Omit<CandidateEntry, 'dateOfBirth'> & { dateOfBirth?: string | undefined };

/**
 * Changes what is known of a candidate who has not started. The exam number stays.
 *
 * @returns the message that the process must still hear; null when the sitting has no such candidate
 * @throws {StaleVersion} @throws {SittingFixed} @throws {SittingRefused} @throws {WarningsUnconfirmed}
 */
export async function changeCandidate(
  store: Store,
  occasion: Occasion,
  accountId: string,
  seen: SittingVersion,
  registrationId: string,
  { confirmedWarnings, ...change }: CandidateChange & { confirmedWarnings: readonly string[] },
): Promise<OutboxMessage | null> {
  return await inTransaction(store, async (tx) => {
    const sitting = await lockSitting(tx, occasion, seen);
    const candidate = await lockCandidate(tx, seen.id, registrationId);
    if (!candidate) return null;
    const changed = { ...entryOf(candidate), ...given(change) };
    askForConfirmation(await lookAtChanged(tx, occasion.at, sitting, candidate, changed), confirmedWarnings);
    await tx.registration.update({
      where: { id: registrationId },
      data: { ...changed, dateOfBirth: asColumn(changed.dateOfBirth) },
    });
    const by: Actor = { kind: 'account', accountId };
    return await recordSittingChange(tx, occasion, sitting, 'candidate-changed', by, { registrationId });
  });
}

/**
 * What there is to warn of before a candidate is changed; nothing is saved.
 *
 * @returns null when the sitting has no such candidate
 * @throws {SittingFixed} @throws {SittingRefused}
 */
export async function checkCandidateChange(
  store: Store,
  at: Date,
  sittingId: string,
  registrationId: string,
  change: CandidateChange,
): Promise<SchedulingWarning[] | null> {
  const { prisma } = store;
  const sitting = await prisma.sitting.findUniqueOrThrow({ where: { id: sittingId }, include: sittingParts });
  const candidate = await findCandidate(prisma, sittingId, registrationId);
  if (!candidate) return null;
  return await lookAtChanged(prisma, at, sitting, candidate, { ...entryOf(candidate), ...given(change) });
}

const given = ({ dateOfBirth, studentNumber, givenName, infix, familyName, extraMinutes }: CandidateChange) => ({
  ...{ studentNumber, givenName, infix, familyName, extraMinutes },
  ...(dateOfBirth === undefined ? {} : { dateOfBirth }),
});

/** What the change brings that was not so before: nobody is asked again about what they went on with. */
async function lookAtChanged(
  db: Transaction | Store['prisma'],
  at: Date,
  sitting: LockedSitting,
  candidate: Registration,
  changed: CandidateEntry,
): Promise<SchedulingWarning[]> {
  const { id, schoolId, examVersion } = sitting;
  const others = await db.registration.findMany({
    where: { sittingId: id, withdrawnAt: null, id: { not: candidate.id } },
  });
  const plan = { id, schoolId, exam: examVersion, window: windowOf(sitting) };
  const taken = new Set(others.map(({ studentNumber }) => studentNumber));
  const faults = faultsOfCandidates([changed], taken, at);
  // Of one candidate, not of a row in a list.
  refuseFaults(faults.map((fault) => ({ ...fault, field: fault.field.replace(/^candidates\.0\./, '') })));
  const lookAt = (one: CandidateEntry) => warningsOfCandidates(db, at, plan, [one], others.map(entryOf));
  const before = new Set((await lookAt(entryOf(candidate))).map(({ key }) => key));
  const warnings = await lookAt(changed);
  return warnings.filter(({ key }) => !before.has(key)).map((warning) => ({ ...warning, row: null }));
}

/**
 * Withdraws a candidate who has not started: the exam number no longer logs in.
 *
 * @returns the message that the process must still hear; null when the sitting has no such candidate
 * @throws {StaleVersion} @throws {SittingFixed}
 */
export async function withdrawCandidate(
  store: Store,
  occasion: Occasion,
  accountId: string,
  seen: SittingVersion,
  registrationId: string,
): Promise<OutboxMessage | null> {
  return await inTransaction(store, async (tx) => {
    const sitting = await lockSitting(tx, occasion, seen);
    const candidate = await lockCandidate(tx, seen.id, registrationId);
    if (!candidate) return null;
    await tx.registration.update({ where: { id: registrationId }, data: { withdrawnAt: occasion.at } });
    const by: Actor = { kind: 'account', accountId };
    return await recordSittingChange(tx, occasion, sitting, 'candidate-withdrawn', by, { registrationId });
  });
}

/**
 * Locks one candidate of a locked sitting, so that this one does not start meanwhile.
 *
 * @throws {SittingFixed} when this one has started, or was withdrawn before
 */
async function lockCandidate(tx: Transaction, sittingId: string, id: string): Promise<Registration | null> {
  await tx.$queryRaw`SELECT 1 FROM registration WHERE id = ${id}::uuid AND sitting_id = ${sittingId}::uuid FOR UPDATE`;
  return await findCandidate(tx, sittingId, id);
}

/** @throws {SittingFixed} when this one has started, or was withdrawn before */
async function findCandidate(
  db: Transaction | Store['prisma'],
  sittingId: string,
  id: string,
): Promise<Registration | null> {
  const found = await db.registration.findFirst({ where: { id, sittingId }, include: { attempt: true } });
  if (!found) return null;
  const { attempt, ...candidate } = found;
  if (attempt) throw new SittingFixed('candidate-started');
  if (candidate.withdrawnAt) throw new SittingFixed('candidate-withdrawn');
  return candidate;
}
