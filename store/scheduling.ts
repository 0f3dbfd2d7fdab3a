import { isDeepStrictEqual } from 'node:util';
import { v5 as uuidOf, v7 as uuid } from 'uuid';
import { wholeWindow, type ExamWindow } from '../domain/exam-window.ts';
import { resultsRelease, type SittingEntry } from '../domain/scheduling.ts';
import { faultsOfCandidates, faultsOfWindow } from '../domain/scheduling-faults.ts';
import type { OtherRegistration, SchedulingWarning } from '../domain/scheduling-warnings.ts';
import { recordEvent, type Actor } from './audit.ts';
import { giveReferences, openCase } from './cases.ts';
import type { OutboxMessage } from './outbox.ts';
import { insertRegistrations } from './registrations.ts';
import {
  asColumn,
  askForConfirmation,
  bookableVersion,
  entryOf,
  refuseFaults,
  warningsOfNew,
  windowOf,
  type BookableVersion,
  type SittingOf,
} from './scheduling-checks.ts';
import { settingsAt } from './settings.ts';
import { areTheSame, MadeDifferently } from './sitting-made.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';

/**
 * Scheduling: a sitting ('afnamemoment') with its candidates and their exam numbers. What changes later is in
 * sitting-changes.ts and registrations.ts. Source: "Klaarzetten examens".
 */

export type NewSitting = {
  /** Made by whoever asks, once: the same id twice is one sitting. A process takes `sittingIdFor`. */
  id: string;
  schoolId: string;
  /** The account holder whose sitting it is: it must have the exam's study field at this school. */
  ownerId: string;
  entry: SittingEntry;
  schedulingRequestId?: string | null;
  /** From when on the school sees the results. */
  resultsFrom: Date;
};

/** `start` is null for a sitting that was made before, under the same id. */
export type CreatedSitting = { id: string; reference: string; start: OutboxMessage | null };

/** The id of the n-th sitting of a request: whoever makes it again makes the same one. */
export const sittingIdFor = (schedulingRequestId: string, place: number): string =>
  uuidOf(`sitting/${place}`, schedulingRequestId);

/**
 * Makes sittings with their registrations and exam numbers, and asks for their processes, in the caller's transaction.
 * The exam's version that is published now is the one that will be made. Warnings are not asked for again here.
 *
 * @throws {SittingRefused} when one is impossible; its faults name the field within that sitting
 */
export async function createSittings(
  tx: Transaction,
  occasion: Occasion,
  by: Actor,
  sittings: readonly NewSitting[],
): Promise<CreatedSitting[]> {
  const created: CreatedSitting[] = [];
  for (const sitting of sittings) created.push(await createSitting(tx, occasion, by, sitting));
  const isNew = ({ start }: CreatedSitting) => start !== null;
  const ids = created.filter(isNew).map(({ id }) => id);
  // Last, in one statement: meanwhile other schools go on scheduling.
  const references = await giveReferences(tx, occasion, 'sitting', ids);
  const referenceOf = new Map(ids.map((id, index) => [id, references[index]]));
  return created.map((one) => ({ ...one, reference: referenceOf.get(one.id) ?? one.reference }));
}

async function createSitting(
  tx: Transaction,
  occasion: Occasion,
  by: Actor,
  wanted: NewSitting,
): Promise<CreatedSitting> {
  const made = await madeBefore(tx, wanted);
  if (made) return made;
  const { window, candidates } = wanted.entry;
  const version = await bookableVersion(tx, wanted.entry.examId, wanted);
  refuseFaults([...faultsOfWindow(window, occasion.at), ...faultsOfCandidates(candidates, new Set(), occasion.at)]);
  return await insertSitting(tx, occasion, by, wanted, version, true);
}

/** The id was given to a sitting of another school or owner. */
export class SittingIdTaken extends Error {
  override name = 'SittingIdTaken';
}

async function madeBefore(
  db: Transaction | Store['prisma'],
  { id, schoolId, ownerId }: SittingOf & { id: string },
): Promise<CreatedSitting | null> {
  const made = await db.sitting.findUnique({ where: { id }, select: { schoolId: true, ownerId: true } });
  const file = await db.case.findUnique({ where: { id }, select: { reference: true } });
  if (!file) return null;
  if (made?.schoolId !== schoolId || made.ownerId !== ownerId) throw new SittingIdTaken();
  return { id, reference: file.reference, start: null };
}

/** What someone made before with the same form, whose answer got lost. @throws {MadeDifferently} @throws {SittingIdTaken} */
async function madeWithForm(
  db: Transaction | Store['prisma'],
  wanted: SittingOf & { id: string; entry: SittingEntry },
): Promise<CreatedSitting | null> {
  const made = await madeBefore(db, wanted);
  if (!made) return null;
  const { examId, location, window, candidates } = wanted.entry;
  const sitting = await db.sitting.findUniqueOrThrow({
    where: { id: wanted.id },
    include: { examVersion: { select: { examId: true } }, registrations: true },
  });
  const isSame =
    sitting.examVersion.examId === examId &&
    sitting.location === location &&
    isDeepStrictEqual(windowOf(sitting), windowOf(columnsOf(window))) &&
    areTheSame(sitting.registrations.map(entryOf), candidates);
  if (!isSame) throw new MadeDifferently(made.reference);
  return made;
}

async function insertSitting(
  tx: Transaction,
  occasion: Occasion,
  by: Actor,
  wanted: NewSitting,
  version: BookableVersion,
  numberedLater = false,
): Promise<CreatedSitting> {
  const { id, schoolId, ownerId, resultsFrom, schedulingRequestId = null } = wanted;
  const { location, window, candidates } = wanted.entry;
  const { reference, start } = await openCase(tx, occasion, { id, process: 'sitting', by, numberedLater });
  await tx.sitting.create({
    data: {
      ...{ id, schoolId, ownerId, location, resultsFrom, schedulingRequestId },
      examVersionId: version.id,
      ...columnsOf(window),
      createdAt: occasion.at,
      changedAt: occasion.at,
    },
  });
  await insertRegistrations(
    tx,
    occasion,
    id,
    candidates.map((candidate) => ({ id: uuid(), ...candidate })),
  );
  await recordEvent(tx, occasion, id, 'sitting-scheduled', by, {
    examVersionId: version.id,
    candidates: candidates.length,
  });
  await notifyLive(tx, 'sittings', id, schoolId);
  return { id, reference, start };
}

export const columnsOf = (window: ExamWindow) => ({
  firstDay: asColumn(window.firstDay),
  lastDay: asColumn(window.lastDay),
  fromMinute: window.fromMinute,
  untilMinute: window.untilMinute,
  ...wholeWindow(window),
});

/**
 * Schedules a sitting for an account holder, by this one or by the helpdesk. An account holder sees the results at
 * once; what the helpdesk scheduled is released some days after. Source: "Resultaten".
 *
 * @throws {SittingRefused} @throws {WarningsUnconfirmed} @throws {SittingIdTaken} @throws {MadeDifferently}
 */
export async function scheduleSitting(
  store: Store,
  occasion: Occasion,
  accountId: string,
  wanted: Omit<NewSitting, 'resultsFrom' | 'schedulingRequestId'> & { confirmedWarnings: readonly string[] },
): Promise<CreatedSitting> {
  const by: Actor = { kind: 'account', accountId };
  return await inTransaction(store, async (tx) => {
    const at = occasion.at;
    // The same form, sent twice in the same instant, waits here and then sees what the first one made.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${wanted.id}, 0))`;
    const resultsFrom = accountId === wanted.ownerId ? at : await releaseOf(tx, at, [wanted.entry.window]);
    const sitting = { ...wanted, resultsFrom };
    const made = await madeWithForm(tx, sitting);
    if (made) return made;
    const { version, warnings } = await lookAtNew(tx, at, wanted);
    askForConfirmation(warnings, wanted.confirmedWarnings);
    return await insertSitting(tx, occasion, by, sitting, version);
  });
}

/** When what the helpdesk scheduled in these windows is released. */
export async function releaseOf(tx: Transaction, at: Date, windows: ExamWindow[]): Promise<Date> {
  const settings = await settingsAt(tx, at);
  return resultsRelease(
    windows.map((window) => wholeWindow(window).closesAt),
    settings['results.release-days'],
  );
}

/**
 * What there is to warn of before a sitting is scheduled; nothing is saved. One that was saved already under this id is
 * warned of no more: it would stand in its own way.
 *
 * @throws {SittingRefused} when it is impossible @throws {SittingIdTaken} @throws {MadeDifferently}
 */
export async function checkNewSitting(
  { prisma }: Store,
  at: Date,
  { id, ...wanted }: WantedSitting & { id: string | null },
): Promise<SchedulingWarning[]> {
  if (id !== null && (await madeWithForm(prisma, { id, ...wanted }))) return [];
  return (await lookAtNew(prisma, at, wanted)).warnings;
}

/** `inFile`: where else its students stand in the file that asks for it. */
type WantedSitting = SittingOf & { entry: SittingEntry; inFile?: readonly OtherRegistration[] };

async function lookAtNew(db: Transaction | Store['prisma'], at: Date, wanted: WantedSitting) {
  const { examId, window, candidates } = wanted.entry;
  const version = await bookableVersion(db, examId, wanted);
  const plan = { id: null, schoolId: wanted.schoolId, exam: version, window };
  return { version, warnings: await warningsOfNew(db, at, plan, candidates, wanted.inFile) };
}
