import { nearestSchools } from '../domain/school-match.ts';
import { isDuplicate } from '../platform/database.ts';
import { recordEvent, type Actor } from './audit.ts';
import { decide, DecisionIdTaken, type DecisionTaken } from './decisions.ts';
import { bureauDossier } from './processes.ts';
import { mergedInto, notifySchool, withBrinOfItsOwn, writeFacts, type SchoolFacts } from './school-changes.ts';
import { lockSchools, SchoolConflict, type LockedSchool } from './school-lock.ts';
import { mergeLocked } from './school-merge.ts';
import { listedSchools } from './schools.ts';
import type { Occasion, Store, Transaction } from './store.ts';

/** The answer to 'which school is this?': a known one, or one to add to the list. */

export type SchoolAnswer = { kind: 'linked'; schoolId: string } | { kind: 'added'; facts: Omit<SchoolFacts, 'listed'> };
type Answering = { decisionId: string; taskId: string; actor: Actor & { kind: 'account' } };

/**
 * @throws {AlreadyDecided} @throws {DecisionIdTaken}
 * @throws {SchoolConflict} brinTaken, alreadyMerged, intoUnlisted, alreadyListed, unknown
 */
export async function answerSchoolTask(
  store: Store,
  occasion: Occasion,
  answering: Answering,
  answer: SchoolAnswer,
): Promise<DecisionTaken> {
  const brin = answer.kind === 'added' ? answer.facts.brin : null;
  const taken = withBrinOfItsOwn(store, brin, (tx) => {
    const decision = { ...answering, outcome: answer.kind, reason: null };
    return decide(tx, occasion, decision, async ({ caseId }) => {
      if (answer.kind === 'linked') await linkSchool(tx, occasion, caseId, answer.schoolId, answering.actor);
      else await listSchool(tx, occasion, caseId, answer.facts, answering.actor);
    });
  });
  return await taken.catch((error: unknown) => {
    throw isDuplicate(error) ? new DecisionIdTaken() : error;
  });
}

async function linkSchool(tx: Transaction, occasion: Occasion, caseId: string, intoId: string, actor: Actor) {
  const { schoolId } = await tx.accountApplication.findUniqueOrThrow({ where: { id: caseId } });
  const schools = await lockSchools(tx, [schoolId, intoId]);
  const [from, into] = [schools.get(schoolId), schools.get(intoId)];
  if (!from || !into) throw new SchoolConflict('unknown');
  if (into.mergedIntoId) throw await mergedInto(tx, into);
  if (!into.listed) throw new SchoolConflict('intoUnlisted', into.name);
  if (from.id === into.id) return;
  if (await isOnlyTyped(tx, from)) {
    await mergeLocked(tx, occasion, { from, into, reason: null, actor });
  } else {
    // It has a life of its own: this application alone was meant for the other one.
    await tx.accountApplication.update({ where: { id: caseId }, data: { schoolId: into.id } });
  }
}

/** Whether nothing is known of a school but that one applicant typed its name. */
async function isOnlyTyped(tx: Transaction, { id, listed, brin, mergedIntoId }: LockedSchool): Promise<boolean> {
  if (listed || brin !== null || mergedIntoId !== null) return false;
  const { _count } = await tx.school.findUniqueOrThrow({
    where: { id },
    select: { _count: { select: { applications: true, accesses: true, sittings: true, mergedFrom: true } } },
  });
  return _count.applications === 1 && _count.accesses + _count.sittings + _count.mergedFrom === 0;
}

async function listSchool(
  tx: Transaction,
  occasion: Occasion,
  caseId: string,
  facts: Omit<SchoolFacts, 'listed'>,
  actor: Actor,
): Promise<void> {
  const { schoolId } = await tx.accountApplication.findUniqueOrThrow({ where: { id: caseId } });
  const school = (await lockSchools(tx, [schoolId])).get(schoolId);
  if (!school) throw new SchoolConflict('unknown');
  if (school.mergedIntoId) throw await mergedInto(tx, school);
  if (school.listed) throw new SchoolConflict('alreadyListed', school.name);
  await writeFacts(tx, schoolId, { ...facts, listed: true });
  await recordEvent(tx, occasion, bureauDossier, 'school-added', actor, { schoolId });
  await notifySchool(tx, schoolId);
}

export type NearSchool = {
  id: string;
  name: string;
  brin: string | null;
  locations: string[];
  /** Why it is proposed. */
  because: ('name' | 'mail-domain')[];
};

/** What a school task is about: what was typed, and the schools of the list that may be meant. Null for another task. */
export async function readSchoolTask(store: Store, taskId: string) {
  const task = await store.prisma.task.findFirst({
    where: { id: taskId, kind: 'school-link' },
    select: { id: true, caseId: true, case: { select: { accountApplication: { include: { school: true } } } } },
  });
  const application = task?.case.accountApplication;
  if (!task || !application) return null;
  const { school, location, applicantEmail } = application;
  return { id: task.id, school, location, nearest: await nearestTo(store, school.name, applicantEmail) };
}

const mostProposed = 5;
/** A domain at which people of so many schools have their mail tells no school apart. */
const sharedBySchools = 3;

async function nearestTo(store: Store, typed: string, applicantEmail: string): Promise<NearSchool[]> {
  const listed = await listedSchools(store);
  const near = nearestSchools(typed, listed).map(({ id }) => id);
  const byMail = await schoolsWithMailAt(store, applicantEmail.slice(applicantEmail.lastIndexOf('@') + 1));
  const ids = [...new Set([...near.filter((id) => byMail.includes(id)), ...near, ...byMail])].slice(0, mostProposed);
  return ids.flatMap((id) => {
    const school = listed.find((one) => one.id === id);
    if (!school) return [];
    const because: NearSchool['because'] = [];
    if (near.includes(id)) because.push('name');
    if (byMail.includes(id)) because.push('mail-domain');
    return [{ id, name: school.name, brin: school.brin, locations: school.locations, because }];
  });
}

async function schoolsWithMailAt(store: Store, domain: string): Promise<string[]> {
  const found = await store.prisma.schoolAccess.groupBy({
    by: ['schoolId'],
    where: { account: { email: { endsWith: `@${domain.replace(/[\\%_]/g, '\\$&')}` } } },
  });
  return found.length < sharedBySchools ? found.map(({ schoolId }) => schoolId) : [];
}
