import { faultsOf } from '../../domain/exam-publishing.ts';
import type { Translate } from '../../locales/index.ts';
import type {
  BankExamRow,
  BankVersion,
  SchedulableExam as Schedulable,
  VersionWithContent,
} from '../../store/exam-bank.ts';
import type { StudyFieldRow } from '../../store/study-fields.ts';
import type { BankExam, ExamVersionDetails, SchedulableExam, StudyField, VersionSummary } from './contract.ts';

/** The rows of the bank as its contract has them. */

export function asBankExam(row: BankExamRow): BankExam {
  const { id, code, kind, createdAt, versions } = row;
  const shown = versions.find(({ state }) => state === 'published') ?? versions[0];
  return {
    id,
    code,
    kind: kind as BankExam['kind'],
    title: shown?.title ?? '',
    studyFields: row.studyFields.map(({ studyField }) => studyField),
    createdAt: createdAt.toISOString(),
    versions: versions.map(asSummary),
  };
}

const asSummary = (row: BankVersion): VersionSummary => ({
  id: row.id,
  number: row.number,
  state: row.state as VersionSummary['state'],
  title: row.title,
  durationMinutes: row.durationMinutes,
  cutScore: row.cutScore,
  maxPoints: row.maxPoints,
  createdAt: row.createdAt.toISOString(),
  publishedAt: row.publishedAt?.toISOString() ?? null,
  publishedBy: row.publishedBy?.name ?? null,
  retiredAt: row.retiredAt?.toISOString() ?? null,
  retiredBy: row.retiredBy?.name ?? null,
  retiredReason: row.retiredReason,
});

export function asVersion(row: VersionWithContent, t: Translate): ExamVersionDetails {
  const types = new Map(row.media.map(({ id, mediaType }) => [id, mediaType]));
  const faults = row.state === 'draft' ? faultsOf(row, types) : [];
  return {
    ...asSummary(row),
    examId: row.examId,
    code: row.exam.code,
    kind: row.exam.kind as ExamVersionDetails['kind'],
    version: row.version,
    content: row.content,
    faults: faults.map((fault) => ({ ...fault, message: t(`exam-bank:check.${fault.code}`) })),
    media: row.media.map(({ id, mediaType, name, width, height, durationMs }) => ({
      ...{ id, mediaType, name, width, height, durationMs },
    })),
  };
}

export const asStudyField = ({ id, code, name, groupName, retiredAt, _count }: StudyFieldRow): StudyField => ({
  ...{ id, code, name, groupName },
  retiredAt: retiredAt?.toISOString() ?? null,
  exams: _count.exams,
});

export const asSchedulable = ({
  examId,
  code,
  kind,
  title,
  durationMinutes,
  studyFields,
}: Schedulable): SchedulableExam => ({
  ...{ id: examId, code, kind, title, durationMinutes, studyFields },
});
