import { v7 as uuid } from 'uuid';
import type { KnownSchool } from '../domain/school-match.ts';
import type { Occasion, Store, Transaction } from './store.ts';

/** The schools of the list: what the form knows, and how they first come in. */

export type ListedSchool = KnownSchool & { locations: string[] };

/** The schools of the list on the form, by name, with all by which one may be meant. */
export async function listedSchools(db: Store | Transaction): Promise<ListedSchool[]> {
  const { school } = 'prisma' in db ? db.prisma : db;
  const found = await school.findMany({
    where: { listed: true },
    orderBy: { name: 'asc' },
    select: {
      ...{ id: true, name: true, brin: true },
      locations: { select: { name: true }, orderBy: { name: 'asc' } },
      mergedFrom: { select: { name: true, brin: true }, orderBy: { id: 'asc' } },
    },
  });
  return found.map(({ mergedFrom, locations, ...rest }) => ({
    ...rest,
    locations: locations.map(({ name }) => name),
    formerNames: mergedFrom.map(({ name }) => name),
    formerBrins: mergedFrom.flatMap(({ brin }) => brin ?? []),
  }));
}

/** The schools that turned out to be this one. */
export async function schoolsMergedInto(store: Store, id: string): Promise<string[]> {
  const found = await store.prisma.school.findMany({ where: { mergedIntoId: id }, select: { id: true } });
  return found.map((school) => school.id);
}

export const schoolKinds = ['roc', 'vakschool', 'other'] as const;
export type SchoolKind = (typeof schoolKinds)[number];

export type NewSchool = { name: string; kind: SchoolKind; brin: string; locations?: string[] | undefined };

/** Enters the schools whose brin is not known yet, and answers with how many; the others stay as they are. */
export async function addSchools(tx: Transaction, occasion: Occasion, schools: NewSchool[]): Promise<number> {
  const rows = schools.map(({ locations = [], ...school }) => ({
    school: { id: uuid(), ...school, createdAt: occasion.at },
    locations,
  }));
  const entered = await tx.school.createManyAndReturn({
    data: rows.map(({ school }) => school),
    skipDuplicates: true,
    select: { id: true },
  });
  const isNew = new Set(entered.map(({ id }) => id));
  await tx.schoolLocation.createMany({
    data: rows
      .filter(({ school }) => isNew.has(school.id))
      .flatMap(({ school, locations }) => locations.map((name) => ({ id: uuid(), schoolId: school.id, name }))),
  });
  return entered.length;
}

export async function addSchool(store: Store, occasion: Occasion, school: NewSchool): Promise<void> {
  await addSchools(store.prisma, occasion, [school]);
}
