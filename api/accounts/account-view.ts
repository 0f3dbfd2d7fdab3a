import { may } from '../../domain/access.ts';
import { standingOf } from '../../domain/accounts.ts';
import type { Role } from '../../domain/access.ts';
import type { AccountFile, AccountRowFile } from '../../store/accounts-overview.ts';
import type { Person } from '../http/parts.ts';
import type { Account, AccountRow } from './contract.ts';

/** Rows of accounts as the API tells them. */

export const asRow = (row: AccountRowFile, at: Date): AccountRow => ({
  ...basics(row, at),
  schools: row.schoolAccesses.map(({ school }) => school),
});

function basics(row: Omit<AccountRowFile, 'schoolAccesses'>, at: Date) {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    standing: standingOf({ ...row, hasPassword: row.credentials.length > 0 }, at),
    endsOn: dayIn(row.endsOn),
    twoFactor: row.twoFactorEnabled,
    lastLoginAt: row.lastLoginAt?.toISOString() ?? null,
  };
}

const dayIn = (day: Date | null): string | null => day?.toISOString().slice(0, 10) ?? null;

/** @param names of the schools, study fields and people that its history names by their ids */
export function asAccount(file: AccountFile, reader: Person, at: Date, names: ReadonlyMap<string, string>): Account {
  return {
    ...basics(file, at),
    version: file.version,
    createdAt: file.createdAt.toISOString(),
    confirmedAt: file.confirmedAt?.toISOString() ?? null,
    question: questionIn(file),
    blockedAt: file.blockedAt?.toISOString() ?? null,
    isOwn: file.id === reader.accountId,
    mayManage: may(reader.role, file.role === 'school' ? 'accounts.manage' : 'accounts.manage-bureau'),
    sessions: file.sessions.map(({ createdAt, updatedAt, userAgent }) => ({
      since: createdAt.toISOString(),
      lastUsedAt: updatedAt.toISOString(),
      device: userAgent,
    })),
    schools: file.schoolAccesses.map(({ school, location, grantedAt, accountApplication, studyFields }) => ({
      id: school.id,
      name: school.name,
      brin: school.brin,
      location,
      grantedAt: grantedAt.toISOString(),
      application: accountApplication && { id: accountApplication.id, reference: accountApplication.case.reference },
      studyFields: studyFields.map(({ studyField: { id, name, groupName } }) => ({ id, name, group: groupName })),
    })),
    sittings: file.sittings.map((sitting) => ({
      id: sitting.id,
      reference: sitting.case.reference,
      exam: `${sitting.examVersion.exam.code} · ${sitting.examVersion.title}`,
      school: sitting.school.name,
      opensAt: sitting.opensAt.toISOString(),
      closesAt: sitting.closesAt.toISOString(),
    })),
    openApplications: file.applications.map(({ id, case: { reference } }) => ({ id, reference })),
    history: historyOf(file, names),
  };
}

function questionIn({ confirmations: [open] }: AccountFile): Account['question'] {
  if (!open) return null;
  const expiresAt = open.case.tasks[0]?.expiresAt;
  return {
    reference: open.case.reference,
    askedAt: open.askedAt.toISOString(),
    // The last moment of the last day: the term itself is the midnight after it.
    answerBy: expiresAt ? new Date(expiresAt.getTime() - 1).toISOString() : null,
  };
}

/** What the audit tells, with the reasons and names that stand beside it. */
function historyOf({ events, changes }: AccountFile, names: ReadonlyMap<string, string>): Account['history'] {
  const changesById = new Map(changes.map((change) => [change.id, change]));
  return events.map(({ at, code, actor, accountId, details }) => {
    const { changeId } = details as { changeId?: string };
    const change = changesById.get(changeId ?? '');
    return {
      at: at.toISOString(),
      code,
      actor: accountId ? (names.get(accountId) ?? actor) : actor,
      reason: change?.reason ?? null,
      about: idsIn(details).map((id) => names.get(id) ?? id),
    };
  });
}

/** What a change was about: an end date says itself, the others are named by their ids. */
export function idsIn(details: unknown): string[] {
  const { endsOn, schoolId, studyFieldIds } = details as {
    endsOn?: string | null;
    schoolId?: string;
    studyFieldIds?: string[];
  };
  return [endsOn, schoolId, ...(studyFieldIds ?? [])].filter((one) => typeof one === 'string');
}
