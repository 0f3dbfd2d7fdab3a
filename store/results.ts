import type { Prisma } from './prisma-client/client.ts';
import { containing } from './search.ts';
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

/** Sittings that have opened, each with what its candidates scored in all. */
export async function listSittingsWithResults(
  store: Store,
  at: Date,
  query: ResultsQuery,
): Promise<{ data: (SittingFacts & { totals: ResultTotals })[]; total: number }> {
  const where: Prisma.SittingWhereInput = {
    ...visible(query.schoolIds),
    opensAt: { lte: at },
    ...(query.ids ? { id: { in: query.ids } } : {}),
    ...(query.available === undefined ? {} : { resultsFrom: query.available ? { lte: at } : { gt: at } }),
    ...(query.q ? { OR: lookedFor(query.q) } : {}),
  };
  const sorted: Prisma.SittingOrderByWithRelationInput =
    query.sort === 'exam' ? { examVersion: { title: query.order } } : { lastDay: query.order };
  const [sittings, total] = await Promise.all([
    store.prisma.sitting.findMany({
      where,
      select: factParts,
      orderBy: [sorted, { opensAt: query.order }, { id: 'asc' }],
      skip: (query.page - 1) * query.perPage,
      take: query.perPage,
    }),
    store.prisma.sitting.count({ where }),
  ]);
  const totals = await totalsOf(
    store,
    sittings.map(({ id }) => id),
  );
  return { data: sittings.map((sitting) => ({ ...sitting, totals: totals.get(sitting.id) ?? noTotals })), total };
}

/** What the candidates of a sitting did, all together; grades in tenths. */
export type ResultTotals = {
  candidates: number;
  busy: number;
  finished: number;
  graded: number;
  gradeSum: number;
  passed: number;
};
const noTotals: ResultTotals = { candidates: 0, busy: 0, finished: 0, graded: 0, gradeSum: 0, passed: 0 };

/** Counted by the database: a page of sittings can have tens of thousands of candidates. */
async function totalsOf(store: Store, sittingIds: string[]): Promise<Map<string, ResultTotals>> {
  const rows = await store.prisma.$queryRaw<(ResultTotals & { id: string })[]>`
    SELECT registration.sitting_id::text AS id,
      count(*)::int AS candidates,
      count(*) FILTER (WHERE attempt.id IS NOT NULL AND attempt.handed_in_at IS NULL)::int AS busy,
      count(attempt.handed_in_at)::int AS finished,
      count(result.grade)::int AS graded,
      coalesce(sum(result.grade), 0)::int AS "gradeSum",
      count(*) FILTER (WHERE result.passed)::int AS passed
    FROM registration
      LEFT JOIN attempt ON attempt.registration_id = registration.id
      LEFT JOIN result ON result.attempt_id = attempt.id
    WHERE registration.sitting_id = ANY(${sittingIds}::uuid[])
      AND (registration.withdrawn_at IS NULL OR attempt.id IS NOT NULL)
    GROUP BY registration.sitting_id`;
  return new Map(rows.map(({ id, ...totals }) => [id, totals]));
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

const factParts = {
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
} satisfies Prisma.SittingSelect;
export type SittingFacts = Prisma.SittingGetPayload<{ select: typeof factParts }>;

/** Without the date of birth: nothing that is shown or exported of results needs it. */
const sittingParts = {
  ...factParts,
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

function lookedFor(q: string): Prisma.SittingWhereInput[] {
  const contains = containing(q);
  return [
    { location: contains },
    { school: { name: contains } },
    { case: { reference: contains } },
    { examVersion: { title: contains } },
    { examVersion: { exam: { code: contains } } },
  ];
}
