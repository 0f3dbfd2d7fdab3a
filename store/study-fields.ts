import { v7 as uuid } from 'uuid';
import type { Store, Transaction } from './store.ts';

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
