import type { Prisma } from './prisma-client/client.ts';
import { containing } from './search.ts';
import type { Store } from './store.ts';

/** Scheduling requests as the back office reads them. */

/**
 * Who asks: someone of a school sees what is of the own schools, and what they sent themselves while its school is not
 * known. Null is the bureau, which sees all.
 */
export type RequestScope = { accountId: string; schoolIds: readonly string[] } | null;

export type SchedulingRequestQuery = {
  scope: RequestScope;
  phase?: 'open' | 'closed' | undefined;
  q?: string | undefined;
  ids?: string[] | undefined;
  page: number;
  perPage: number;
  order: 'asc' | 'desc';
};

const named = { select: { id: true, name: true } };
const rowParts = {
  school: named,
  requestedBy: named,
  case: {
    select: {
      ...{ reference: true, closedAt: true, outcome: true },
      tasks: { where: { state: 'open' }, select: { id: true, kind: true, dueAt: true, expiresAt: true } },
    },
  },
  _count: { select: { sittings: true } },
} satisfies Prisma.SchedulingRequestInclude;
export type SchedulingRequestRowFile = Prisma.SchedulingRequestGetPayload<{ include: typeof rowParts }>;

const fileParts = {
  ...rowParts,
  case: {
    select: {
      ...rowParts.case.select,
      decisions: { where: { outcome: 'refused' }, select: { reason: true } },
      auditEvents: { orderBy: { sequence: 'asc' } },
    },
  },
  files: {
    orderBy: { round: 'desc' },
    select: {
      ...{ id: true, round: true, name: true, receivedAt: true, incomingMailId: true },
      ...{ checkedAt: true, faults: true, plan: true },
    },
  },
} satisfies Prisma.SchedulingRequestInclude;
export type SchedulingRequestFile = Prisma.SchedulingRequestGetPayload<{ include: typeof fileParts }>;

export async function listSchedulingRequests(
  store: Store,
  query: SchedulingRequestQuery,
): Promise<{ data: SchedulingRequestRowFile[]; total: number }> {
  const where: Prisma.SchedulingRequestWhereInput = {
    AND: requestsIn(query.scope),
    ...(query.ids ? { id: { in: query.ids } } : {}),
    ...(query.phase ? { case: { closedAt: query.phase === 'open' ? null : { not: null } } } : {}),
    ...(query.q ? { OR: lookedFor(query.q) } : {}),
  };
  const [data, total] = await Promise.all([
    store.prisma.schedulingRequest.findMany({
      where,
      include: rowParts,
      orderBy: [{ receivedAt: query.order }, { id: 'asc' }],
      skip: (query.page - 1) * query.perPage,
      take: query.perPage,
    }),
    store.prisma.schedulingRequest.count({ where }),
  ]);
  return { data, total };
}

/** One request; null where there is none, or it is another school's. */
export const readSchedulingRequest = (
  store: Store,
  id: string,
  scope: RequestScope,
): Promise<SchedulingRequestFile | null> =>
  store.prisma.schedulingRequest.findFirst({ where: { ...requestsIn(scope), id }, include: fileParts });

/** A file as it arrived; null for one of another request or school. */
export const readSchedulingFile = (
  store: Store,
  { requestId, fileId, scope }: { requestId: string; fileId: string; scope: RequestScope },
) =>
  store.prisma.schedulingFile.findFirst({
    where: { id: fileId, schedulingRequestId: requestId, schedulingRequest: requestsIn(scope) },
    select: { name: true, content: true },
  });

export const requestsIn = (scope: RequestScope): Prisma.SchedulingRequestWhereInput =>
  scope ? { OR: [{ schoolId: { in: [...scope.schoolIds] } }, { schoolId: null, requestedById: scope.accountId }] } : {};

function lookedFor(q: string): Prisma.SchedulingRequestWhereInput[] {
  const contains = containing(q);
  return [{ school: { name: contains } }, { case: { reference: contains } }];
}
