import { v7 as uuid } from 'uuid';
import type { Store } from './store.ts';

/** The study fields that can be applied for, in the order of the form. */
export async function currentStudyFields(store: Store): Promise<{ id: string; name: string; groupName: string }[]> {
  return await store.prisma.studyField.findMany({
    where: { retiredAt: null },
    orderBy: { position: 'asc' },
    select: { id: true, name: true, groupName: true },
  });
}

export async function addStudyField(
  store: Store,
  field: { code: string; name: string; groupName: string; position: number },
): Promise<void> {
  await store.prisma.studyField.upsert({ where: { code: field.code }, update: {}, create: { id: uuid(), ...field } });
}
