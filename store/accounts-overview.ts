import type { Role } from '../domain/access.ts';
import type { AccountStanding } from '../domain/accounts.ts';
import { dayOf } from '../domain/exam-window.ts';
import { letIn } from './accounts.ts';
import type { Prisma } from './prisma-client/client.ts';
import { bureauDossier } from './processes.ts';
import { containing } from './search.ts';
import type { Store } from './store.ts';

/** Accounts as the back office reads them. */

export type AccountQuery = {
  role?: Role | undefined;
  standing?: AccountStanding | undefined;
  schoolId?: string | undefined;
  /** In the name or the address. */
  search?: string | undefined;
  ids?: string[] | undefined;
  page: number;
  perPage: number;
  sort: 'name' | 'createdAt' | 'lastLoginAt';
  order: 'asc' | 'desc';
};

/** What the list shows of each. */
const rowParts = {
  credentials: { select: { id: true }, take: 1 },
  schoolAccesses: { select: { school: { select: { id: true, name: true } } }, orderBy: { grantedAt: 'asc' } },
} satisfies Prisma.AccountInclude;
export type AccountRowFile = Prisma.AccountGetPayload<{ include: typeof rowParts }>;

export async function listAccounts(
  store: Store,
  at: Date,
  query: AccountQuery,
): Promise<{ data: AccountRowFile[]; total: number }> {
  const where: Prisma.AccountWhereInput = query.ids
    ? { id: { in: query.ids } }
    : { AND: [standingIs(query.standing, at), searched(query.search), chosen(query)] };
  const orderBy =
    query.sort === 'lastLoginAt'
      ? { lastLoginAt: { sort: query.order, nulls: 'last' as const } }
      : { [query.sort]: query.order };
  const [data, total] = await Promise.all([
    store.prisma.account.findMany({
      where,
      include: rowParts,
      orderBy: [orderBy, { id: 'asc' }],
      skip: (query.page - 1) * query.perPage,
      take: query.perPage,
    }),
    store.prisma.account.count({ where }),
  ]);
  return { data, total };
}

const chosen = ({ role, schoolId }: AccountQuery): Prisma.AccountWhereInput => ({
  ...(role ? { role } : {}),
  ...(schoolId ? { schoolAccesses: { some: { schoolId } } } : {}),
});

const searched = (search: string | undefined): Prisma.AccountWhereInput =>
  search ? { OR: [{ name: containing(search) }, { email: containing(search) }] } : {};

function standingIs(standing: AccountStanding | undefined, at: Date): Prisma.AccountWhereInput {
  switch (standing) {
    case undefined:
      return {};
    case 'blocked':
      return { blockedAt: { not: null } };
    case 'ended':
      return { blockedAt: null, endsOn: { lt: new Date(`${dayOf(at)}T00:00:00Z`) } };
    case 'invited':
      return { ...letIn(at), credentials: { none: {} } };
    case 'active':
      return { ...letIn(at), credentials: { some: {} } };
  }
}

/** One account with all that was done to it; null where there is none. */
export async function readAccountFile(store: Store, id: string, at: Date) {
  const account = await store.prisma.account.findUnique({
    where: { id },
    include: {
      credentials: { select: { id: true }, take: 1 },
      sessions: { where: { expiresAt: { gt: at } }, select: { createdAt: true, updatedAt: true, userAgent: true } },
      schoolAccesses: {
        orderBy: { grantedAt: 'asc' },
        include: {
          school: true,
          accountApplication: { select: { id: true, case: { select: { reference: true } } } },
          studyFields: { include: { studyField: true }, orderBy: { studyField: { position: 'asc' } } },
        },
      },
      sittings: {
        where: { cancelledAt: null, closesAt: { gt: at } },
        orderBy: { opensAt: 'asc' },
        include: {
          school: { select: { name: true } },
          case: { select: { reference: true } },
          examVersion: { select: { title: true, exam: { select: { code: true } } } },
        },
      },
      applications: {
        where: { case: { closedAt: null } },
        select: { id: true, case: { select: { reference: true } } },
      },
      confirmations: {
        where: { case: { closedAt: null } },
        select: {
          askedAt: true,
          case: { select: { reference: true, tasks: { where: { state: 'open' }, select: { expiresAt: true } } } },
        },
      },
      changes: { orderBy: { at: 'asc' }, include: { by: { select: { name: true } } } },
    },
  });
  if (!account) return null;
  return { ...account, events: await eventsAbout(store, id) };
}
export type AccountFile = NonNullable<Awaited<ReturnType<typeof readAccountFile>>>;

/** What the audit tells about an account: in the bureau's dossier, and in its own cases. */
async function eventsAbout(store: Store, accountId: string) {
  return await store.prisma.auditEvent.findMany({
    where: {
      details: { path: ['accountId'], equals: accountId },
      OR: [
        { caseId: bureauDossier },
        { case: { accountConfirmation: { accountId } } },
        { code: { in: ['account-created', 'study-fields-added'] } },
      ],
    },
    orderBy: [{ at: 'asc' }, { sequence: 'asc' }],
    select: { at: true, code: true, actor: true, accountId: true, details: true },
  });
}

/** Names of people, schools and study fields by their ids. What is no id is passed over. */
export async function namesIn(store: Store, ids: string[]): Promise<Map<string, string>> {
  const uuids = [...new Set(ids)].filter((id) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id));
  const named = { where: { id: { in: uuids } }, select: { id: true, name: true } };
  const found = await Promise.all([
    store.prisma.account.findMany(named),
    store.prisma.school.findMany(named),
    store.prisma.studyField.findMany(named),
  ]);
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

export async function schoolsWithAccounts(store: Store): Promise<{ id: string; name: string }[]> {
  return await store.prisma.school.findMany({
    where: { accesses: { some: {} } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
}
