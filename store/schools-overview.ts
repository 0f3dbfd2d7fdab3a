import type { Prisma } from './prisma-client/client.ts';
import { bureauDossier } from './processes.ts';
import { containing } from './search.ts';
import type { SchoolKind } from './schools.ts';
import type { Store } from './store.ts';

/** Schools as the back office reads them. */

export type SchoolQuery = {
  state?: 'listed' | 'unlisted' | 'merged' | undefined;
  kind?: SchoolKind | undefined;
  q?: string | undefined;
  ids?: string[] | undefined;
  page: number;
  perPage: number;
  sort: 'name' | 'createdAt';
  order: 'asc' | 'desc';
};

const rowParts = {
  locations: { orderBy: { name: 'asc' } },
  mergedInto: { select: { id: true, name: true } },
  _count: { select: { accesses: true, applications: true } },
} satisfies Prisma.SchoolInclude;
export type SchoolRow = Prisma.SchoolGetPayload<{ include: typeof rowParts }>;

export async function listSchools(store: Store, query: SchoolQuery): Promise<{ data: SchoolRow[]; total: number }> {
  const where = query.ids ? { id: { in: query.ids } } : matching(query);
  const [data, total] = await Promise.all([
    store.prisma.school.findMany({
      where,
      include: rowParts,
      orderBy: [{ [query.sort]: query.order }, { id: 'asc' }],
      skip: (query.page - 1) * query.perPage,
      take: query.perPage,
    }),
    store.prisma.school.count({ where }),
  ]);
  return { data, total };
}

function matching({ state, kind, q }: SchoolQuery): Prisma.SchoolWhereInput {
  const contains = containing(q ?? '');
  return {
    ...(state ? states[state] : {}),
    ...(kind ? { kind } : {}),
    ...(q ? { OR: [{ name: contains }, { brin: contains }, { locations: { some: { name: contains } } }] } : {}),
  };
}

/** A name that someone typed and that led to nothing: it stays readable with the closed case that it belongs to. */
const leftBehind = {
  ...{ brin: null, accesses: { none: {} }, sittings: { none: {} } },
  applications: { some: {}, every: { case: { closedAt: { not: null } } } },
} satisfies Prisma.SchoolWhereInput;

const states = {
  listed: { listed: true },
  unlisted: { listed: false, mergedIntoId: null, NOT: leftBehind },
  merged: { mergedIntoId: { not: null } },
} satisfies Record<string, Prisma.SchoolWhereInput>;

/** How many of its applications a school's page shows. */
const newest = 20;

/** One school with its people and what was done for it; null when there is none. */
export async function readSchool(store: Store, id: string) {
  return await store.prisma.school.findUnique({
    where: { id },
    include: {
      ...rowParts,
      mergedFrom: { select: { id: true, name: true, mergeReason: true }, orderBy: { name: 'asc' } },
      accesses: {
        orderBy: { account: { name: 'asc' } },
        include: {
          account: { select: { id: true, name: true, email: true, blockedAt: true } },
          studyFields: {
            include: { studyField: { select: { name: true } } },
            orderBy: { studyField: { position: 'asc' } },
          },
        },
      },
      applications: {
        orderBy: { submittedAt: 'desc' },
        take: newest,
        include: { case: { include: { tasks: { select: { kind: true, state: true } } } } },
      },
      _count: {
        select: {
          ...{ accesses: true, applications: true, sittings: true },
          ...{ schedulingRequests: true, inspectionRequests: true },
        },
      },
    },
  });
}
export type SchoolFile = NonNullable<Awaited<ReturnType<typeof readSchool>>>;

/** How many of a school's sittings are still to come or under way. */
export async function comingSittings(store: Store, schoolId: string, at: Date): Promise<number> {
  return await store.prisma.sitting.count({ where: { schoolId, cancelledAt: null, closesAt: { gt: at } } });
}

export type SchoolEvent = { at: Date; code: string; accountId: string | null; actor: string };

/** What was done to a school, from the bureau's dossier; of what was merged into it as well. */
export async function schoolHistory(store: Store, id: string): Promise<SchoolEvent[]> {
  return await store.prisma.$queryRaw<SchoolEvent[]>`
    SELECT at, code, actor, account_id AS "accountId" FROM audit_event
    WHERE case_id = ${bureauDossier}::uuid
      AND ((details ? 'schoolId' AND details ->> 'schoolId' = ${id})
        OR (details ? 'intoId' AND details ->> 'intoId' = ${id}))
    ORDER BY sequence`;
}
