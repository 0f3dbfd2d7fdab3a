import { v7 as uuid } from 'uuid';
import type { Occasion, Store } from './store.ts';

/** The schools of the list on the form, by name. */
export async function listedSchools(store: Store): Promise<{ id: string; name: string }[]> {
  return await store.prisma.school.findMany({
    where: { listed: true },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}

export async function addSchool(
  store: Store,
  occasion: Occasion,
  school: { name: string; kind: 'roc' | 'vakschool'; brin: string },
): Promise<void> {
  await store.prisma.school.upsert({
    where: { brin: school.brin },
    update: {},
    create: { id: uuid(), ...school, createdAt: occasion.at },
  });
}
