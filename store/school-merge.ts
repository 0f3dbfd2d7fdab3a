import { recordEvent, type Actor } from './audit.ts';
import { StaleVersion } from './inbox.ts';
import { bureauDossier } from './processes.ts';
import { mergedInto, notifySchool } from './school-changes.ts';
import { lockSchools, SchoolConflict, type LockedSchool } from './school-lock.ts';
import { endSchoolTasks, lockWaitingCases } from './school-tasks.ts';
import { inTransaction, type Occasion, type Store, type Transaction } from './store.ts';

/** Two schools turn out to be one: everything of the first goes to the second, in one transaction. */

export type MergeCounts = {
  applications: number;
  /** Account holders who come along, and those who are at both: these get the study fields of both. */
  accesses: number;
  accessesAtBoth: number;
  sittings: number;
  schedulingRequests: number;
  inspectionRequests: number;
  locations: number;
  /** Tasks to say which school this is: they end. */
  tasks: number;
};

/** What a merge would move, now. */
export async function previewMerge(store: Store, fromId: string, intoId: string): Promise<MergeCounts> {
  const { prisma } = store;
  const schoolId = fromId;
  const atBoth = { schoolId, account: { schoolAccesses: { some: { schoolId: intoId } } } };
  const into = await prisma.schoolLocation.findMany({ where: { schoolId: intoId }, select: { name: true } });
  const [applications, all, accessesAtBoth, sittings, schedulingRequests, inspectionRequests, locations, tasks] =
    await Promise.all([
      prisma.accountApplication.count({ where: { schoolId } }),
      prisma.schoolAccess.count({ where: { schoolId } }),
      prisma.schoolAccess.count({ where: atBoth }),
      prisma.sitting.count({ where: { schoolId } }),
      prisma.schedulingRequest.count({ where: { schoolId } }),
      prisma.inspectionRequest.count({ where: { schoolId } }),
      prisma.schoolLocation.findMany({ where: { schoolId }, select: { name: true } }),
      prisma.task.count({ where: { kind: 'school-link', state: 'open', case: { accountApplication: { schoolId } } } }),
    ]);
  const known = new Set(into.map(({ name }) => name.toLowerCase()));
  return {
    ...{ applications, accesses: all - accessesAtBoth, accessesAtBoth, sittings, schedulingRequests },
    ...{ inspectionRequests, tasks, locations: locations.filter(({ name }) => !known.has(name.toLowerCase())).length },
  };
}

export type WantedMerge = { fromId: string; intoId: string; version: number; reason: string };

/**
 * Merges a school into another that is on the list. Pressed twice, it is done once.
 *
 * @throws {StaleVersion} the school that goes was changed since it was read
 * @throws {SchoolConflict} alreadyMerged, intoItself, intoUnlisted, unknown
 */
export async function mergeSchools(store: Store, occasion: Occasion, wanted: WantedMerge, actor: Actor): Promise<void> {
  const { fromId, intoId, version, reason } = wanted;
  if (fromId === intoId) throw new SchoolConflict('intoItself');
  const merge = async (tx: Transaction): Promise<void> => {
    const waiting = await lockWaitingCases(tx, fromId);
    const schools = await lockSchools(tx, [fromId, intoId]);
    const [from, into] = [schools.get(fromId), schools.get(intoId)];
    if (!from || !into) throw new SchoolConflict('unknown');
    if (from.mergedIntoId === intoId) return;
    if (from.mergedIntoId) throw await mergedInto(tx, from);
    if (into.mergedIntoId) throw await mergedInto(tx, into);
    if (!into.listed) throw new SchoolConflict('intoUnlisted', into.name);
    if (from.version !== version) throw new StaleVersion();
    await mergeLocked(tx, occasion, { from, into, reason, actor });
    await endSchoolTasks(tx, occasion, waiting, actor);
  };
  await inTransaction(store, merge, { timeout: 60_000 });
}

/** Moves everything, and leaves the school that goes readable. Both must be locked. */
export async function mergeLocked(
  tx: Transaction,
  occasion: Occasion,
  { from, into, reason, actor }: { from: LockedSchool; into: LockedSchool; reason: string | null; actor: Actor },
): Promise<void> {
  const move = { where: { schoolId: from.id }, data: { schoolId: into.id } };
  await uniteAccesses(tx, from.id, into.id);
  await tx.schoolAccess.updateMany(move);
  await tx.accountApplication.updateMany(move);
  await tx.sitting.updateMany(move);
  await tx.schedulingRequest.updateMany(move);
  await tx.inspectionRequest.updateMany(move);
  await moveLocations(tx, from.id, into.id);
  // What was merged into the one that goes now leads on at once: nobody follows a chain.
  await tx.school.updateMany({ where: { mergedIntoId: from.id }, data: { mergedIntoId: into.id } });
  const takesBrin = into.brin === null && from.brin !== null;
  await tx.school.update({
    where: { id: from.id },
    data: {
      ...{ listed: false, mergedIntoId: into.id, mergeReason: reason, version: { increment: 1 } },
      ...(takesBrin ? { brin: null } : {}),
    },
  });
  await tx.school.update({
    where: { id: into.id },
    data: { version: { increment: 1 }, ...(takesBrin ? { brin: from.brin } : {}) },
  });
  const about = { schoolId: from.id, intoId: into.id };
  await recordEvent(tx, occasion, bureauDossier, 'school-merged', actor, about);
  // Those of both schools hear it, and then look for themselves where they belong now.
  await notifySchool(tx, from.id);
  await notifySchool(tx, into.id);
}

/** Who has an account at both keeps one access, with the study fields of both; the newer of the two says what it is. */
async function uniteAccesses(tx: Transaction, fromId: string, intoId: string): Promise<void> {
  const pairs = await tx.$queryRaw<{ goes: string; stays: string }[]>`
    SELECT goes.id AS goes, stays.id AS stays
    FROM school_access goes JOIN school_access stays USING (account_id)
    WHERE goes.school_id = ${fromId}::uuid AND stays.school_id = ${intoId}::uuid
    ORDER BY goes.id FOR UPDATE OF goes, stays`;
  for (const { goes, stays } of pairs) {
    const [one, other] = await Promise.all([accessOf(tx, goes), accessOf(tx, stays)]);
    await tx.schoolAccessStudyField.createMany({
      data: one.studyFields.map(({ studyFieldId }) => ({ studyFieldId, schoolAccessId: stays })),
      skipDuplicates: true,
    });
    await tx.schoolAccess.delete({ where: { id: goes } });
    const newer = one.grantedAt > other.grantedAt ? one : other;
    await tx.schoolAccess.update({
      where: { id: stays },
      data: {
        location: newer.location,
        grantedAt: newer.grantedAt,
        // An activation that is under way finds its account by this.
        accountApplicationId: newer.accountApplicationId ?? one.accountApplicationId ?? other.accountApplicationId,
      },
    });
  }
}

const accessOf = (tx: Transaction, id: string) =>
  tx.schoolAccess.findUniqueOrThrow({ where: { id }, include: { studyFields: true } });

/** Locations that both have are one, however they are written. */
async function moveLocations(tx: Transaction, fromId: string, intoId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM school_location goes USING school_location stays
    WHERE goes.school_id = ${fromId}::uuid AND stays.school_id = ${intoId}::uuid
      AND lower(goes.name) = lower(stays.name)`;
  await tx.schoolLocation.updateMany({ where: { schoolId: fromId }, data: { schoolId: intoId } });
}
