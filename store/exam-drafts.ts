import { v7 as uuid } from 'uuid';
import { emptyContent, type ExamContent, type ExamKind } from '../domain/exam-content.ts';
import type { Fault } from '../domain/exam-publishing-faults.ts';
import { faultsOf } from '../domain/exam-publishing.ts';
import { maxPointsOfExam } from '../domain/scoring.ts';
import { readVersion } from './exam-bank.ts';
import { StaleVersion } from './inbox.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';
import { knownStudyFields } from './study-fields.ts';

/** The life of an exam's versions: draft, published, retired. A published version never changes (a trigger sees to it). */

/** Why something can't be done to an exam or a version as it stands now. */
export class BankConflict extends Error {
  override name = 'BankConflict';
  readonly reason: 'codeTaken' | 'draftExists' | 'notADraft' | 'notPublished';
  constructor(reason: BankConflict['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** A draft can't be published as it is. */
export class NotFitToPublish extends Error {
  override name = 'NotFitToPublish';
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    super(faults.map(({ code }) => code).join(' '));
    this.faults = faults;
  }
}

/** Minutes, until an editor says otherwise. */
const usualDuration = 60;

/**
 * An exam with an empty first draft.
 *
 * @returns its id
 * @throws {BankConflict} when the code is taken @throws {UnknownStudyField}
 */
export async function createExam(
  store: Store,
  occasion: Occasion,
  { code, kind, title, studyFieldIds }: { code: string; kind: ExamKind; title: string; studyFieldIds: string[] },
): Promise<string> {
  return await inTransaction(store, async (tx) => {
    const id = uuid();
    const { count } = await tx.exam.createMany({
      data: { id, code, kind, createdAt: occasion.at },
      skipDuplicates: true,
    });
    if (count === 0) throw new BankConflict('codeTaken');
    await setStudyFields(tx, id, studyFieldIds);
    const version = { title, durationMinutes: usualDuration, cutScore: 0, content: emptyContent };
    await insertDraft(tx, occasion, { ...version, examId: id, number: 1 });
    await notifyLive(tx, 'exams', id);
    return id;
  });
}

/**
 * Says under which study fields an exam falls.
 *
 * @returns false when there is no such exam
 * @throws {UnknownStudyField}
 */
export async function changeStudyFields(store: Store, examId: string, studyFieldIds: string[]): Promise<boolean> {
  return await inTransaction(store, async (tx) => {
    if (!(await lockExam(tx, examId))) return false;
    await setStudyFields(tx, examId, studyFieldIds);
    await notifyLive(tx, 'exams', examId);
    return true;
  });
}

async function setStudyFields(tx: Transaction, examId: string, studyFieldIds: string[]): Promise<void> {
  const ids = await knownStudyFields(tx, studyFieldIds);
  await tx.examStudyField.deleteMany({ where: { examId, studyFieldId: { notIn: ids } } });
  await tx.examStudyField.createMany({
    data: ids.map((studyFieldId) => ({ examId, studyFieldId })),
    skipDuplicates: true,
  });
}

/**
 * A new draft that begins as a copy of the newest version.
 *
 * @returns its id; null when there is no such exam
 * @throws {BankConflict} when there is a draft already
 */
export async function newDraft(store: Store, occasion: Occasion, examId: string): Promise<string | null> {
  return await inTransaction(store, async (tx) => {
    if (!(await lockExam(tx, examId))) return null;
    const newest = await tx.examVersion.findFirstOrThrow({ where: { examId }, orderBy: { number: 'desc' } });
    if (newest.state === 'draft') throw new BankConflict('draftExists');
    const { number, title, durationMinutes, cutScore } = newest;
    const content = newest.content as ExamContent;
    const draft = { title, durationMinutes, cutScore, content, examId, number: number + 1 };
    const id = await insertDraft(tx, occasion, draft);
    await notifyLive(tx, 'exams', examId);
    return id;
  });
}

type Draft = { title: string; durationMinutes: number; cutScore: number; content: ExamContent };

async function insertDraft(
  tx: Transaction,
  occasion: Occasion,
  draft: Draft & { examId: string; number: number },
): Promise<string> {
  const id = uuid();
  const maxPoints = maxPointsOfExam(draft.content);
  await tx.examVersion.create({ data: { id, ...draft, maxPoints, createdAt: occasion.at } });
  return id;
}

/** A version as someone read it. */
type Seen = { id: string; version: number };

/**
 * Saves a draft as it stands, also with faults.
 *
 * @returns false when there is no such version
 * @throws {BankConflict} when it is no draft any more @throws {StaleVersion}
 */
export async function saveDraft(store: Store, seen: Seen, draft: Draft): Promise<boolean> {
  return await withDraft(store, seen, async (tx) => {
    const maxPoints = maxPointsOfExam(draft.content);
    await tx.examVersion.update({ where: { id: seen.id }, data: { ...draft, maxPoints, version: { increment: 1 } } });
  });
}

/**
 * Publishes a draft in the version that was seen, and retires what was published before it: from then on it is this one
 * that is scheduled. Sittings that there are keep their version.
 *
 * @returns false when there is no such version
 * @throws {NotFitToPublish} with every fault @throws {BankConflict} @throws {StaleVersion}
 */
export async function publishDraft(store: Store, occasion: Occasion, accountId: string, seen: Seen): Promise<boolean> {
  return await withDraft(store, seen, async (tx, examId) => {
    const draft = await readVersion({ prisma: tx }, seen.id);
    if (!draft) return;
    const faults = faultsOf(draft, new Map(draft.media.map(({ id, mediaType }) => [id, mediaType])));
    if (faults.length > 0) throw new NotFitToPublish(faults);
    await tx.examVersion.updateMany({
      where: { examId, state: 'published' },
      data: { state: 'retired', retiredAt: occasion.at, retiredById: accountId },
    });
    await tx.examVersion.update({
      where: { id: seen.id },
      data: { state: 'published', publishedAt: occasion.at, publishedById: accountId, version: { increment: 1 } },
    });
  });
}

/**
 * Takes a draft away, and with it an exam that has no other version.
 *
 * @returns false when there is no such version
 * @throws {BankConflict} when it is no draft any more @throws {StaleVersion}
 */
export async function deleteDraft(store: Store, seen: Seen): Promise<boolean> {
  return await withDraft(store, seen, async (tx, examId) => {
    await tx.examVersion.delete({ where: { id: seen.id } });
    if ((await tx.examVersion.count({ where: { examId } })) === 0) await tx.exam.delete({ where: { id: examId } });
  });
}

/**
 * Retires the published version: nobody can schedule the exam any more until another is published.
 *
 * @returns false when there is no such version
 * @throws {BankConflict} when it is not the published one
 */
export async function retireVersion(
  store: Store,
  occasion: Occasion,
  accountId: string,
  id: string,
  reason: string,
): Promise<boolean> {
  return await inTransaction(store, async (tx) => {
    const found = await lockVersion(tx, id);
    if (!found) return false;
    if (found.state !== 'published') throw new BankConflict('notPublished');
    await tx.examVersion.update({
      where: { id },
      data: { state: 'retired', retiredAt: occasion.at, retiredById: accountId, retiredReason: reason },
    });
    await notifyLive(tx, 'exams', found.examId);
    return true;
  });
}

/** Does something to a draft that nobody changed since it was seen; others who want to wait. */
async function withDraft(
  store: Store,
  { id, version }: Seen,
  change: (tx: Transaction, examId: string) => Promise<void>,
): Promise<boolean> {
  return await inTransaction(store, async (tx) => {
    const found = await lockVersion(tx, id);
    if (!found) return false;
    if (found.state !== 'draft') throw new BankConflict('notADraft');
    if (found.version !== version) throw new StaleVersion();
    await change(tx, found.examId);
    await notifyLive(tx, 'exams', found.examId);
    return true;
  });
}

/** The exam's row is the lock for all of its versions. */
async function lockVersion(tx: Transaction, id: string) {
  const of = await tx.examVersion.findUnique({ where: { id }, select: { examId: true } });
  if (!of || !(await lockExam(tx, of.examId))) return null;
  return await tx.examVersion.findUnique({ where: { id }, select: { examId: true, state: true, version: true } });
}

const lockExam = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.$queryRaw<unknown[]>`SELECT 1 FROM exam WHERE id = ${id}::uuid FOR UPDATE`).length > 0;
