import { v7 as uuid } from 'uuid';
import type { Occasion, Store, Transaction } from './store.ts';

/** The schools of the list on the form, by name. */
export async function listedSchools(store: Store): Promise<{ id: string; name: string }[]> {
  return await store.prisma.school.findMany({
    where: { listed: true },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}

export type NewSchool = { name: string; kind: 'roc' | 'vakschool'; brin: string };

/** Enters the schools whose brin is not known yet, and answers with how many; the others stay as they are. */
export async function addSchools(tx: Transaction, occasion: Occasion, schools: NewSchool[]): Promise<number> {
  const data = schools.map((school) => ({ id: uuid(), ...school, createdAt: occasion.at }));
  return (await tx.school.createMany({ data, skipDuplicates: true })).count;
}

export async function addSchool(store: Store, occasion: Occasion, school: NewSchool): Promise<void> {
  await addSchools(store.prisma, occasion, [school]);
}
