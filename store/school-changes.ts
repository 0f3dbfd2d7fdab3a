import { v7 as uuid } from 'uuid';
import { isDuplicate } from '../platform/database.ts';
import { recordEvent, type Actor } from './audit.ts';
import { StaleVersion } from './inbox.ts';
import { bureauDossier } from './processes.ts';
import { lockSchools, SchoolConflict, type LockedSchool } from './school-lock.ts';
import { askForSchoolAgain, endSchoolTasks, lockUndecidedCases, lockWaitingCases } from './school-tasks.ts';
import type { SchoolKind } from './schools.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';

/** Schools as the helpdesk adds and changes them; each change stands in the bureau's dossier, by ids and codes. */

export type SchoolFacts = {
  name: string;
  kind: SchoolKind;
  brin: string | null;
  /** Each once. */
  locations: string[];
  /** Whether applicants can choose it on the form. */
  listed: boolean;
};

/**
 * Adds a school. Its id is made with the form: handed in twice it is one school.
 *
 * @throws {SchoolConflict} brinTaken, idTaken
 */
export async function createSchool(
  store: Store,
  occasion: Occasion,
  id: string,
  facts: SchoolFacts,
  actor: Actor,
): Promise<void> {
  await withBrinOfItsOwn(store, facts.brin, async (tx) => {
    const { listed, ...details } = facts;
    const there = (await lockSchools(tx, [id])).get(id);
    if (there && there.name === facts.name && there.brin === facts.brin) return;
    if (there) throw new SchoolConflict('idTaken');
    const { locations, ...row } = details;
    await tx.school.create({ data: { id, ...row, listed, createdAt: occasion.at } });
    await setLocations(tx, id, locations);
    await recordEvent(tx, occasion, bureauDossier, 'school-added', actor, { schoolId: id });
    await notifySchool(tx, id);
  });
}

/**
 * @throws {StaleVersion}
 * @throws {SchoolConflict} brinTaken, alreadyMerged, unknown
 */
export async function changeSchool(
  store: Store,
  occasion: Occasion,
  { id, version }: { id: string; version: number },
  facts: SchoolFacts,
  actor: Actor,
): Promise<void> {
  await withBrinOfItsOwn(store, facts.brin, async (tx) => {
    const cases = await (facts.listed ? lockWaitingCases : lockUndecidedCases)(tx, id);
    const school = (await lockSchools(tx, [id])).get(id);
    if (!school) throw new SchoolConflict('unknown');
    if (school.mergedIntoId) throw await mergedInto(tx, school);
    if (school.version !== version) throw new StaleVersion();
    const changed = await writeFacts(tx, id, facts);
    if (changed.length === 0) return;
    await recordEvent(tx, occasion, bureauDossier, 'school-changed', actor, { schoolId: id, changed });
    if (facts.listed) await endSchoolTasks(tx, occasion, cases, actor);
    else if (changed.includes('listed')) await askForSchoolAgain(tx, occasion, id);
    await notifySchool(tx, id);
  });
}

/** Writes a school down, and answers with which of its facts are others now. The school must be locked. */
export async function writeFacts(tx: Transaction, id: string, facts: SchoolFacts): Promise<string[]> {
  const before = await tx.school.findUniqueOrThrow({ where: { id }, include: { locations: true } });
  const { locations, ...row } = facts;
  const changed: string[] = (['name', 'kind', 'brin', 'listed'] as const).filter((fact) => before[fact] !== row[fact]);
  const known = before.locations.map(({ name }) => name);
  if (known.toSorted().join('\n') !== locations.toSorted().join('\n')) changed.push('locations');
  if (changed.length > 0) await tx.school.update({ where: { id }, data: { ...row, version: { increment: 1 } } });
  await setLocations(tx, id, locations);
  return changed;
}

async function setLocations(tx: Transaction, schoolId: string, names: string[]): Promise<void> {
  await tx.schoolLocation.deleteMany({ where: { schoolId, name: { notIn: names } } });
  await tx.schoolLocation.createMany({
    data: names.map((name) => ({ id: uuid(), schoolId, name })),
    skipDuplicates: true,
  });
}

/** Two schools can't have one BRIN: whose it is, is told. */
export async function withBrinOfItsOwn<Result>(
  store: Store,
  brin: string | null,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  try {
    return await inTransaction(store, work);
  } catch (error) {
    const isTaken = isDuplicate(error);
    const owner = isTaken && brin ? await store.prisma.school.findUnique({ where: { brin } }) : null;
    throw owner ? new SchoolConflict('brinTaken', owner.name) : error;
  }
}

export async function mergedInto(tx: Transaction, school: LockedSchool): Promise<SchoolConflict> {
  const other = await tx.school.findUniqueOrThrow({ where: { id: school.mergedIntoId ?? '' }, select: { name: true } });
  return new SchoolConflict('alreadyMerged', other.name);
}

/** Tells the bureau's screens and the school's own account holders. */
export const notifySchool = (tx: Transaction, id: string): Promise<void> => notifyLive(tx, 'schools', id, id);
