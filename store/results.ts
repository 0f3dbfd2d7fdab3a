import type { Prisma } from './prisma-client/client.ts';
import type { Store } from './store.ts';

/**
 * What was scored, as it is read: per sitting and candidate. The rows are written by marking.ts, in the transaction that
 * hands in. Who asks names the schools that may be seen; null are all. Source: "Resultaten".
 */

export type ResultsQuery = {
  schoolIds: string[] | null;
  q?: string | undefined;
  available?: boolean | undefined;
  ids?: string[] | undefined;
  page: number;
  perPage: number;
  sort: 'lastDay' | 'exam';
  order: 'asc' | 'desc';
};

/** Sittings that have opened, with what their candidates scored. */
export async function listSittingsWithResults(
  store: Store,
  at: Date,
  query: ResultsQuery,
): Promise<{ data: SittingWithResults[]; total: number }> {
  const where: Prisma.SittingWhereInput = {
    ...visible(query.schoolIds),
    opensAt: { lte: at },
    ...(query.ids ? { id: { in: query.ids } } : {}),
    ...(query.available === undefined ? {} : { resultsFrom: query.available ? { lte: at } : { gt: at } }),
    ...(query.q ? { OR: containing(query.q) } : {}),
  };
  const sorted: Prisma.SittingOrderByWithRelationInput =
    query.sort === 'exam' ? { examVersion: { title: query.order } } : { lastDay: query.order };
  const [data, total] = await Promise.all([
    store.prisma.sitting.findMany({
      where,
      select: sittingParts,
      orderBy: [sorted, { opensAt: query.order }, { id: 'asc' }],
      skip: (query.page - 1) * query.perPage,
      take: query.perPage,
    }),
    store.prisma.sitting.count({ where }),
  ]);
  return { data, total };
}

/** One sitting; null where there is none, or it is another school's. */
export async function readSittingWithResults(
  store: Store,
  id: string,
  schoolIds: string[] | null,
): Promise<SittingWithResults | null> {
  return await store.prisma.sitting.findFirst({ where: { ...visible(schoolIds), id }, select: sittingParts });
}

const visible = (schoolIds: string[] | null): Prisma.SittingWhereInput => ({
  cancelledAt: null,
  ...(schoolIds ? { schoolId: { in: schoolIds } } : {}),
});

/** Without the date of birth: nothing that is shown or exported of results needs it. */
const sittingParts = {
  id: true,
  location: true,
  firstDay: true,
  lastDay: true,
  closesAt: true,
  resultsFrom: true,
  case: { select: { reference: true } },
  school: { select: { id: true, name: true } },
  examVersion: {
    select: { title: true, cutScore: true, maxPoints: true, exam: { select: { code: true, kind: true } } },
  },
  registrations: {
    where: { OR: [{ withdrawnAt: null }, { attempt: { isNot: null } }] },
    select: {
      id: true,
      studentNumber: true,
      givenName: true,
      infix: true,
      familyName: true,
      attempt: {
        select: {
          startedAt: true,
          handedInAt: true,
          result: { select: { points: true, maxPoints: true, cutScore: true, grade: true, passed: true } },
        },
      },
    },
  },
} satisfies Prisma.SittingSelect;

export type SittingWithResults = Prisma.SittingGetPayload<{ select: typeof sittingParts }>;

function containing(q: string): Prisma.SittingWhereInput[] {
  // The signs that stand for any text in SQL are looked for as they are.
  const contains = { contains: q.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const };
  return [
    { location: contains },
    { school: { name: contains } },
    { case: { reference: contains } },
    { examVersion: { title: contains } },
    { examVersion: { exam: { code: contains } } },
  ];
}
