import { phaseIn } from '../../store/applications-overview.ts';
import type { SchoolEvent, SchoolFile, SchoolRow as StoredRow } from '../../store/schools-overview.ts';
import type { School, SchoolKind, SchoolRow } from './contract.ts';

/** Schools as the API tells of them. */

export function asSchoolRow(row: Omit<StoredRow, '_count'> & { _count: { accesses: number } }): SchoolRow {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as SchoolKind,
    brin: row.brin,
    listed: row.listed,
    mergedInto: row.mergedInto,
    locations: row.locations.map(({ name }) => name),
    accounts: row._count.accesses,
    version: row.version,
  };
}

type Surroundings = { coming: number; history: SchoolEvent[]; names: Map<string, string> };

export function asSchool(file: SchoolFile, { coming, history, names }: Surroundings): School {
  const { applications, sittings, schedulingRequests, inspectionRequests } = file._count;
  return {
    ...asSchoolRow(file),
    createdAt: file.createdAt.toISOString(),
    mergeReason: file.mergeReason,
    mergedFrom: file.mergedFrom.map(({ id, name, mergeReason }) => ({ id, name, reason: mergeReason })),
    holders: file.accesses.map(({ account, location, studyFields }) => ({
      id: account.id,
      name: account.name,
      email: account.email,
      blocked: account.blockedAt !== null,
      location,
      studyFields: studyFields.map(({ studyField }) => studyField.name),
    })),
    applications: file.applications.map((application) => ({
      id: application.id,
      reference: application.case.reference,
      applicantName: application.applicantName,
      phase: phaseIn(application.case, application.channel),
      submittedAt: application.submittedAt.toISOString(),
    })),
    counts: { applications, sittings, comingSittings: coming, schedulingRequests, inspections: inspectionRequests },
    timeline: history.map(({ at, code, actor, accountId }) => ({
      at: at.toISOString(),
      code,
      actor: accountId ? (names.get(accountId) ?? null) : actor,
    })),
  };
}
