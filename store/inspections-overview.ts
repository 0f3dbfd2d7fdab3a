import { printoutKind } from './inspection-printout.ts';
import type { Prisma } from './prisma-client/client.ts';
import { containing } from './search.ts';
import type { Store } from './store.ts';

/** Inspections as the back office reads them. Who asks names the schools that may be seen; null are all. */

export type InspectionQuery = {
  schoolIds: string[] | null;
  phase?: 'open' | 'closed' | undefined;
  q?: string | undefined;
  ids?: string[] | undefined;
  page: number;
  perPage: number;
  order: 'asc' | 'desc';
};

/** What the list shows of each. */
const rowParts = {
  school: { select: { id: true, name: true } },
  requestedBy: { select: { name: true } },
  attempt: { select: { sitting: { select: { resultsFrom: true } } } },
  case: {
    select: {
      reference: true,
      closedAt: true,
      outcome: true,
      tasks: { where: { state: 'open' }, select: { kind: true, dueAt: true } },
      documents: { where: { kind: printoutKind }, select: { id: true } },
    },
  },
} satisfies Prisma.InspectionRequestInclude;
export type InspectionRowFile = Prisma.InspectionRequestGetPayload<{ include: typeof rowParts }>;

const fileParts = {
  ...rowParts,
  attempt: {
    include: {
      sitting: { select: { resultsFrom: true } },
      registration: { select: { givenName: true, infix: true, familyName: true } },
      examVersion: { select: { title: true, exam: { select: { code: true } } } },
      result: true,
    },
  },
  case: {
    select: {
      ...rowParts.case.select,
      decisions: { where: { outcome: 'refused' }, select: { reason: true } },
      auditEvents: { orderBy: { sequence: 'asc' } },
    },
  },
} satisfies Prisma.InspectionRequestInclude;
export type InspectionFile = Prisma.InspectionRequestGetPayload<{ include: typeof fileParts }>;

export async function listInspections(
  store: Store,
  query: InspectionQuery,
): Promise<{ data: InspectionRowFile[]; total: number }> {
  const where: Prisma.InspectionRequestWhereInput = {
    ...visible(query.schoolIds),
    ...(query.ids ? { id: { in: query.ids } } : {}),
    ...(query.phase ? { case: { closedAt: query.phase === 'open' ? null : { not: null } } } : {}),
    ...(query.q ? { OR: lookedFor(query.q) } : {}),
  };
  const [data, total] = await Promise.all([
    store.prisma.inspectionRequest.findMany({
      where,
      include: rowParts,
      orderBy: [{ receivedAt: query.order }, { id: 'asc' }],
      skip: (query.page - 1) * query.perPage,
      take: query.perPage,
    }),
    store.prisma.inspectionRequest.count({ where }),
  ]);
  return { data, total };
}

/** One inspection; null where there is none, or it is another school's. */
export async function readInspection(
  store: Store,
  id: string,
  schoolIds: string[] | null,
): Promise<InspectionFile | null> {
  return await store.prisma.inspectionRequest.findFirst({ where: { ...visible(schoolIds), id }, include: fileParts });
}

/** The exams that candidates of these schools made, to choose from, each once. */
export async function examsMadeAt(store: Store, schoolIds: string[]) {
  return await store.prisma.examVersion.findMany({
    where: { attempts: { some: { sitting: { schoolId: { in: schoolIds } } } } },
    select: { title: true, exam: { select: { id: true, code: true } } },
    orderBy: [{ exam: { code: 'asc' } }, { number: 'desc' }],
    distinct: ['examId'],
  });
}

/** Of these exams, those for which a request is open: it can't be opened twice. */
export async function attemptsUnderInspection(store: Store, attemptIds: string[]): Promise<Set<string>> {
  const open = await store.prisma.inspectionRequest.findMany({
    where: { attemptId: { in: attemptIds }, case: { closedAt: null } },
    select: { attemptId: true },
  });
  return new Set(open.flatMap(({ attemptId }) => attemptId ?? []));
}

const visible = (schoolIds: string[] | null): Prisma.InspectionRequestWhereInput =>
  schoolIds ? { schoolId: { in: schoolIds } } : {};

/** Never by the student: what is looked for stands in the address. */
function lookedFor(q: string): Prisma.InspectionRequestWhereInput[] {
  const contains = containing(q);
  return [{ examName: contains }, { school: { name: contains } }, { case: { reference: contains } }];
}
