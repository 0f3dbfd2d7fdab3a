import { mediaIn } from '../domain/candidate-exam.ts';
import { examContent, type ExamContent, type ExamKind } from '../domain/exam-content.ts';
import type { Prisma } from './prisma-client/client.ts';
import { containing } from './search.ts';
import type { Store, Transaction } from './store.ts';

/** Reading the exam bank: what can be scheduled, and for its editors all of it. Source: "Klaarzetten examens". */

export type StudyFieldName = { id: string; name: string };
export type SchedulableExam = {
  examId: string;
  /** The published version, which a sitting made now is of. */
  versionId: string;
  code: string;
  kind: ExamKind;
  title: string;
  durationMinutes: number;
  studyFields: StudyFieldName[];
};

/**
 * The exams that can be scheduled, by code: those with a published version that fall under a study field of an account
 * holder at a school. Study fields hang on both together: whoever acts for a holder names that holder.
 *
 * @param store or `{ prisma: tx }`, to see it within a transaction
 * @param who `schoolId` null: at any school; `accountId` null: of any holder; both null: all that is published
 */
export async function schedulableExams(
  { prisma }: { prisma: Transaction },
  { schoolId, accountId }: { schoolId: string | null; accountId: string | null },
): Promise<SchedulableExam[]> {
  const schoolAccess = { ...(schoolId ? { schoolId } : {}), ...(accountId ? { accountId } : {}) };
  const everything = schoolId === null && accountId === null;
  const ofHolder = { some: { studyField: { accesses: { some: { schoolAccess } } } } };
  const versions = await prisma.examVersion.findMany({
    where: { state: 'published', ...(everything ? {} : { exam: { studyFields: ofHolder } }) },
    orderBy: { exam: { code: 'asc' } },
    select: {
      id: true,
      title: true,
      durationMinutes: true,
      exam: { select: { id: true, code: true, kind: true, studyFields: withFieldNames } },
    },
  });
  return versions.map(({ id, title, durationMinutes, exam }) => ({
    ...{ examId: exam.id, versionId: id, code: exam.code, kind: exam.kind as ExamKind, title, durationMinutes },
    studyFields: exam.studyFields.map(({ studyField }) => studyField),
  }));
}

/** What exams are called: by the version that is published, else the newest. */
export async function examNames(
  store: Store,
  examIds: string[],
): Promise<Map<string, { code: string; title: string }>> {
  const exams = await store.prisma.exam.findMany({
    where: { id: { in: examIds } },
    select: {
      ...{ id: true, code: true },
      versions: { select: { title: true, state: true }, orderBy: { number: 'desc' } },
    },
  });
  return new Map(
    exams.map(({ id, code, versions }) => {
      const shown = versions.find(({ state }) => state === 'published') ?? versions[0];
      return [id, { code, title: shown?.title ?? '' }];
    }),
  );
}

const withFieldNames = {
  orderBy: { studyField: { position: 'asc' } },
  select: { studyField: { select: { id: true, name: true } } },
} satisfies Prisma.Exam$studyFieldsArgs;

/** A version without its content. */
const summaryParts = {
  ...{ id: true, number: true, state: true, title: true, durationMinutes: true, cutScore: true, maxPoints: true },
  ...{ createdAt: true, publishedAt: true, retiredAt: true, retiredReason: true },
  publishedBy: { select: { name: true } },
  retiredBy: { select: { name: true } },
} satisfies Prisma.ExamVersionSelect;
export type BankVersion = Prisma.ExamVersionGetPayload<{ select: typeof summaryParts }>;

const bankParts = {
  studyFields: withFieldNames,
  versions: { select: summaryParts, orderBy: { number: 'desc' } },
} satisfies Prisma.ExamInclude;
/** An exam with its versions, the newest first. */
export type BankExamRow = Prisma.ExamGetPayload<{ include: typeof bankParts }>;

export type BankQuery = {
  /** Looked for in code and titles. */
  q?: string | undefined;
  kind?: ExamKind | undefined;
  state?: string | undefined;
  studyFieldId?: string | undefined;
  ids?: string[] | undefined;
  page: number;
  perPage: number;
  sort: 'code' | 'kind' | 'createdAt';
  order: 'asc' | 'desc';
};

export async function listBank(store: Store, query: BankQuery): Promise<{ data: BankExamRow[]; total: number }> {
  const where: Prisma.ExamWhereInput = query.ids ? { id: { in: query.ids } } : whereOf(query);
  const [data, total] = await Promise.all([
    store.prisma.exam.findMany({
      where,
      include: bankParts,
      orderBy: [{ [query.sort]: query.order }, { id: 'asc' }],
      skip: (query.page - 1) * query.perPage,
      take: query.perPage,
    }),
    store.prisma.exam.count({ where }),
  ]);
  return { data, total };
}

function whereOf({ q, kind, state, studyFieldId }: BankQuery): Prisma.ExamWhereInput {
  // A per cent sign or underscore in what someone types means itself, not 'anything' as in LIKE.
  const like = containing(q ?? '');
  return {
    ...(kind ? { kind } : {}),
    ...(studyFieldId ? { studyFields: { some: { studyFieldId } } } : {}),
    ...(state ? { versions: { some: { state } } } : {}),
    ...(q ? { OR: [{ code: like }, { versions: { some: { title: like } } }] } : {}),
  };
}

export async function readBankExam(store: Store, id: string): Promise<BankExamRow | null> {
  return await store.prisma.exam.findUnique({ where: { id }, include: bankParts });
}

const mediaParts = { id: true, mediaType: true, name: true, width: true, height: true, durationMs: true } as const;
export type MediaRow = Prisma.MediaGetPayload<{ select: typeof mediaParts }>;

export type VersionWithContent = BankVersion & {
  examId: string;
  version: number;
  exam: { code: string; kind: string };
  content: ExamContent;
  /** Of the files that the content names, those that are there. */
  media: MediaRow[];
};

/** A version with its content; null when there is none. */
export async function readVersion({ prisma }: { prisma: Transaction }, id: string): Promise<VersionWithContent | null> {
  const row = await prisma.examVersion.findUnique({
    where: { id },
    select: {
      ...summaryParts,
      examId: true,
      version: true,
      content: true,
      exam: { select: { code: true, kind: true } },
    },
  });
  if (!row) return null;
  const content = examContent.parse(row.content);
  return { ...row, content, media: await mediaOf(prisma, content) };
}

export const mediaOf = async (prisma: Transaction, content: ExamContent): Promise<MediaRow[]> =>
  await prisma.media.findMany({ where: { id: { in: mediaIn(content) } }, select: mediaParts });
