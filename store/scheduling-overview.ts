import { byName } from '../domain/candidates.ts';
import { letIn } from './accounts.ts';
import type { Prisma } from './prisma-client/client.ts';
import { containing } from './search.ts';
import type { Store } from './store.ts';

/** Sittings as screens and lists show them. Whoever asks sees the schools named in `scope` alone; null is all schools. */

export type SchoolScope = readonly string[] | null;
const within = (scope: SchoolScope): Prisma.SittingWhereInput => (scope ? { schoolId: { in: [...scope] } } : {});

export type SittingState = 'coming' | 'running' | 'past' | 'cancelled';

export function stateOf(sitting: { opensAt: Date; closesAt: Date; cancelledAt: Date | null }, at: Date): SittingState {
  if (sitting.cancelledAt) return 'cancelled';
  if (at < sitting.opensAt) return 'coming';
  return at < sitting.closesAt ? 'running' : 'past';
}

const inState = (state: SittingState, at: Date): Prisma.SittingWhereInput =>
  ({
    coming: { cancelledAt: null, opensAt: { gt: at } },
    running: { cancelledAt: null, opensAt: { lte: at }, closesAt: { gt: at } },
    past: { cancelledAt: null, closesAt: { lte: at } },
    cancelled: { cancelledAt: { not: null } },
  })[state];

const rowParts = {
  case: { select: { reference: true } },
  school: { select: { id: true, name: true } },
  owner: { select: { id: true, name: true } },
  examVersion: { include: { exam: { select: { id: true, code: true, kind: true } } }, omit: { content: true } },
} satisfies Prisma.SittingInclude;

/** A sitting without its candidates, but with how many there are, who started, and who handed in. */
export type SittingRow = Prisma.SittingGetPayload<{ include: typeof rowParts }> & { counts: SittingCounts };
export type SittingCounts = { registered: number; busy: number; handedIn: number };

export type SittingQuery = {
  state?: SittingState | undefined;
  schoolId?: string | undefined;
  schedulingRequestId?: string | undefined;
  q?: string | undefined;
  ids?: string[] | undefined;
  page: number;
  perPage: number;
  sort: 'opensAt' | 'createdAt' | 'changedAt' | 'reference' | 'location';
  order: 'asc' | 'desc';
};

export async function listSittings(
  store: Store,
  at: Date,
  scope: SchoolScope,
  query: SittingQuery,
): Promise<{ data: SittingRow[]; total: number }> {
  const where = { AND: [within(scope), query.ids ? { id: { in: query.ids } } : matching(query, at)] };
  const { sort, order } = query;
  const [rows, total] = await Promise.all([
    store.prisma.sitting.findMany({
      where,
      include: rowParts,
      orderBy: [sort === 'reference' ? { case: { reference: order } } : { [sort]: order }, { id: 'asc' }],
      skip: (query.page - 1) * query.perPage,
      take: query.perPage,
    }),
    store.prisma.sitting.count({ where }),
  ]);
  const counts = await countsOf(
    store,
    rows.map(({ id }) => id),
  );
  return { data: rows.map((row) => ({ ...row, counts: counts.get(row.id) ?? nobody })), total };
}

function matching({ state, schoolId, schedulingRequestId, q }: SittingQuery, at: Date): Prisma.SittingWhereInput {
  const contains = containing(q ?? '');
  return {
    ...(state ? inState(state, at) : {}),
    ...(schoolId ? { schoolId } : {}),
    ...(schedulingRequestId ? { schedulingRequestId } : {}),
    ...(q
      ? {
          OR: [
            { case: { reference: contains } },
            { location: contains },
            { school: { name: contains } },
            { examVersion: { title: contains } },
            { examVersion: { exam: { code: contains } } },
          ],
        }
      : {}),
  };
}

const nobody: SittingCounts = { registered: 0, busy: 0, handedIn: 0 };

async function countsOf(store: Store, ids: string[]): Promise<Map<string, SittingCounts>> {
  const rows = await store.prisma.$queryRaw<(SittingCounts & { id: string })[]>`
    SELECT r.sitting_id AS id, count(*)::int AS registered,
      count(a.id) FILTER (WHERE a.handed_in_at IS NULL)::int AS busy, count(a.handed_in_at)::int AS "handedIn"
    FROM registration r LEFT JOIN attempt a ON a.registration_id = r.id
    WHERE r.sitting_id = ANY(${ids}::uuid[]) AND r.withdrawn_at IS NULL GROUP BY r.sitting_id`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

const wholeParts = {
  ...rowParts,
  case: { select: { reference: true, auditEvents: { orderBy: { sequence: 'asc' } } } },
  registrations: { include: { attempt: { select: { startedAt: true, handedInAt: true } } } },
} satisfies Prisma.SittingInclude;
export type WholeSitting = Prisma.SittingGetPayload<{ include: typeof wholeParts }>;
export type RegisteredCandidate = WholeSitting['registrations'][number];

/** One sitting with its candidates in the order of a list, those who were withdrawn last; null where there is none. */
export async function readSitting(store: Store, scope: SchoolScope, id: string): Promise<WholeSitting | null> {
  const sitting = await store.prisma.sitting.findFirst({ where: { id, ...within(scope) }, include: wholeParts });
  return sitting && inOrderOfAList(sitting);
}

/**
 * The sittings that a scheduling request led to and that go on, in the order in which they are held; each likewise, and so
 * many of them. Null where there is none to be seen.
 */
export async function sittingsOfRequest(
  store: Store,
  scope: SchoolScope,
  requestId: string,
  range: { skip: number; take: number },
): Promise<{ reference: string; sittings: WholeSitting[] } | null> {
  const request = await store.prisma.schedulingRequest.findUnique({
    where: { id: requestId },
    select: {
      case: { select: { reference: true } },
      sittings: {
        where: { cancelledAt: null, ...within(scope) },
        include: wholeParts,
        orderBy: [{ opensAt: 'asc' }, { id: 'asc' }],
        ...range,
      },
    },
  });
  if (!request || request.sittings.length === 0) return null;
  return { reference: request.case.reference, sittings: request.sittings.map(inOrderOfAList) };
}

function inOrderOfAList(sitting: WholeSitting): WholeSitting {
  const last = ({ withdrawnAt }: RegisteredCandidate): number => (withdrawnAt ? 1 : 0);
  return {
    ...sitting,
    registrations: sitting.registrations.toSorted((one, other) => last(one) - last(other) || byName(one, other)),
  };
}

/** Whether there is such a sitting at one of these schools. */
export async function sittingExists(store: Store, scope: SchoolScope, id: string): Promise<boolean> {
  return (await store.prisma.sitting.count({ where: { id, ...within(scope) } })) > 0;
}

type Named = { id: string; name: string };

/** The account holders who may schedule this exam at the school, but for the one whose sitting it is. */
export async function colleaguesOf(store: Store, at: Date, sitting: WholeSitting): Promise<Named[]> {
  const { schoolId, ownerId } = sitting;
  const field = { studyField: { exams: { some: { examId: sitting.examVersion.exam.id } } } };
  return await store.prisma.account.findMany({
    where: {
      id: { not: ownerId },
      role: 'school',
      ...letIn(at),
      schoolAccesses: { some: { schoolId, studyFields: { some: field } } },
    },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
}

export type SchedulingSchool = Named & { holders: (Named & { location: string })[] };

/**
 * The schools where someone may schedule, each with the account holders for whom.
 *
 * @param only the one account holder who asks; null for the helpdesk, which acts for all
 */
export async function schedulingSchools(store: Store, at: Date, only: string | null): Promise<SchedulingSchool[]> {
  const account = { role: 'school', ...letIn(at), ...(only ? { id: only } : {}) };
  const schools = await store.prisma.school.findMany({
    where: { accesses: { some: { account } } },
    select: {
      id: true,
      name: true,
      accesses: {
        where: { account },
        select: { location: true, account: { select: { id: true, name: true } } },
        orderBy: { account: { name: 'asc' } },
      },
    },
    orderBy: { name: 'asc' },
  });
  return schools.map(({ id, name, accesses }) => ({
    id,
    name,
    holders: accesses.map(({ account: holder, location }) => ({ ...holder, location })),
  }));
}

/** Whether an account holder who is not blocked has rights at a school. */
export async function isHolderAt(store: Store, at: Date, accountId: string, schoolId: string): Promise<boolean> {
  const account = { role: 'school', ...letIn(at) };
  return (await store.prisma.schoolAccess.count({ where: { accountId, schoolId, account } })) > 0;
}
