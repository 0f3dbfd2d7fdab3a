import { v7 as uuid } from 'uuid';
import { inTransaction, type Occasion, type Store, type Transaction } from './store.ts';

/** The study fields that can be applied for, in the order of the form. */
export async function currentStudyFields(store: Store): Promise<{ id: string; name: string; groupName: string }[]> {
  return await store.prisma.studyField.findMany({
    where: { retiredAt: null },
    orderBy: { position: 'asc' },
    select: { id: true, name: true, groupName: true },
  });
}

export type NewStudyField = { code: string; name: string; groupName: string };

/**
 * Enters the study fields whose code is not known yet, and answers with how many; the others stay as they are. The new
 * ones stand on the form in the order given, after those that were there.
 */
export async function addStudyFields(tx: Transaction, fields: NewStudyField[]): Promise<number> {
  const { _max: last } = await tx.studyField.aggregate({ _max: { position: true } });
  const first = (last.position ?? 0) + 1;
  const data = fields.map((field, index) => ({ id: uuid(), ...field, position: first + index }));
  return (await tx.studyField.createMany({ data, skipDuplicates: true })).count;
}

export async function addStudyField(store: Store, field: NewStudyField & { position: number }): Promise<void> {
  await store.prisma.studyField.createMany({ data: { id: uuid(), ...field }, skipDuplicates: true });
}

/** All study fields, those that were retired too, with the number of exams under each; in the order of the form. */
export async function allStudyFields(store: Store) {
  return await store.prisma.studyField.findMany({
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: { _count: { select: { exams: true } } },
  });
}
export type StudyFieldRow = Awaited<ReturnType<typeof allStudyFields>>[number];

/** A study field was named that there is not. */
export class UnknownStudyField extends Error {
  override name = 'UnknownStudyField';
}

/**
 * The same ids, each once.
 *
 * @throws {UnknownStudyField}
 */
export async function knownStudyFields(tx: Transaction, ids: string[]): Promise<string[]> {
  const found = await tx.studyField.findMany({ where: { id: { in: ids } }, select: { id: true } });
  if (found.length < new Set(ids).size) throw new UnknownStudyField();
  return found.map(({ id }) => id);
}

/** Puts a study field at the end of the form; answers with its id, or null when the code is taken. */
export async function createStudyField(store: Store, field: NewStudyField): Promise<string | null> {
  return await inTransaction(store, async (tx) => {
    if ((await addStudyFields(tx, [field])) === 0) return null;
    return (await tx.studyField.findUniqueOrThrow({ where: { code: field.code }, select: { id: true } })).id;
  });
}

/** Gives a study field another name or heading; whoever has it keeps it. Answers whether there is such a field. */
export async function renameStudyField(
  store: Store,
  id: string,
  names: { name: string; groupName: string },
): Promise<boolean> {
  return (await store.prisma.studyField.updateMany({ where: { id }, data: names })).count > 0;
}

/** Takes a study field off the form; who has it keeps it, and its exams. Doing it twice is doing it once. */
export async function retireStudyField(store: Store, occasion: Occasion, id: string): Promise<void> {
  await store.prisma.studyField.updateMany({ where: { id, retiredAt: null }, data: { retiredAt: occasion.at } });
}
