import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { wholeWindow, type ExamWindow, dayOf } from '../../domain/exam-window.ts';
import type { ExamContent, ExamKind, Item } from '../../domain/exam-content.ts';
import { maxPointsOfExam } from '../../domain/scoring.ts';
import { listedSchools } from '../../store/schools.ts';
import { issueExamNumbers } from '../../store/exam-numbers.ts';
import { inTransaction, type Store } from '../../store/store.ts';
import { currentStudyFields } from '../../store/study-fields.ts';
import { processes } from '../../store/processes.ts';

/** Exams, sittings and candidates as rows, for tests and benchmarks that are about what comes after them. */

/** An exam of `count` questions in one section, one point each, of which option 'b' is right. */
export function choiceExam(count: number): ExamContent {
  const items = Array.from({ length: count }, (_, index): Item => ({
    id: `item-${index + 1}`,
    kind: 'single-choice',
    prompt: `Vraag ${index + 1}: welk antwoord is **goed**?`,
    picture: null,
    points: 1,
    key: 'b',
    options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Antwoord ${id}`, picture: null })),
  }));
  const text = 'De trein naar Utrecht vertrekt vandaag van spoor 5. '.repeat(40);
  const stimulus = { id: 'text-1', kind: 'text' as const, title: 'Op het station', text, picture: null };
  return { introduction: 'Lees de tekst.', sections: [{ id: 'section-1', title: 'Lezen', stimulus, items }] };
}

/** Publishes an exam under the first study field; answers with its version's id. */
export async function publishedExam(
  store: Store,
  content: ExamContent,
  { kind = 'reading', durationMinutes = 60, cutScore }: ExamFacts = {},
): Promise<string> {
  const id = randomUUID();
  const maxPoints = maxPointsOfExam(content);
  const at = new Date();
  const [field] = await currentStudyFields(store);
  await store.prisma.exam.create({
    data: {
      id: randomUUID(),
      code: `EX-${randomBytes(5).toString('hex').toUpperCase()}`,
      kind,
      createdAt: at,
      studyFields: field ? { create: { studyFieldId: field.id } } : {},
      versions: {
        create: {
          id,
          number: 1,
          title: 'Lezen op het station',
          durationMinutes,
          maxPoints,
          cutScore: cutScore ?? Math.max(1, Math.floor(maxPoints * 0.55)),
          content,
          createdAt: at,
        },
      },
    },
  });
  await store.prisma.examVersion.update({ where: { id }, data: { state: 'published', publishedAt: at } });
  return id;
}
type ExamFacts = { kind?: ExamKind; durationMinutes?: number; cutScore?: number };

export type MadeSitting = { id: string; schoolId: string; examNumbers: string[]; registrationIds: string[] };

/** A sitting that is open the whole of this day, unless said otherwise, with so many candidates. */
export async function openSitting(
  store: Store,
  examVersionId: string,
  { at = new Date(), candidates = 1, ownerId, window, extraMinutes = 0, ...own }: SittingFacts,
): Promise<MadeSitting> {
  const id = randomUUID();
  const day = dayOf(at);
  const hours = window ?? { firstDay: day, lastDay: day, fromMinute: 0, untilMinute: 24 * 60 };
  const schoolId = own.schoolId ?? (await listedSchools(store))[0]?.id ?? '';
  const occasion = { at, correlationId: null };
  return await inTransaction(store, async (tx) => {
    const examNumbers = await issueExamNumbers(tx, occasion, candidates);
    await tx.case.create({
      data: {
        id,
        process: 'sitting',
        reference: `${processes.sitting.prefix}-2026-${randomInt(1e8, 1e9)}`,
        openedAt: at,
      },
    });
    await tx.sitting.create({
      data: {
        ...{
          id,
          schoolId,
          examVersionId,
          ownerId,
          location: 'Lokaal 12',
          createdAt: at,
          changedAt: at,
          resultsFrom: at,
        },
        ...{ fromMinute: hours.fromMinute, untilMinute: hours.untilMinute },
        firstDay: new Date(`${hours.firstDay}T00:00:00Z`),
        lastDay: new Date(`${hours.lastDay}T00:00:00Z`),
        ...wholeWindow(hours),
      },
    });
    const people = examNumbers.map((examNumber, index) => ({
      id: randomUUID(),
      sittingId: id,
      examNumber,
      studentNumber: String(100_000 + index),
      givenName: 'Fatima',
      infix: 'van den',
      familyName: `Berg ${index + 1}`,
      dateOfBirth: new Date('2008-02-03T00:00:00Z'),
      extraMinutes,
      createdAt: at,
    }));
    await tx.registration.createMany({ data: people });
    return { id, schoolId, examNumbers, registrationIds: people.map((one) => one.id) };
  });
}
type SittingFacts = {
  /** The account holder whose it is. */
  ownerId: string;
  schoolId?: string;
  at?: Date;
  candidates?: number;
  window?: ExamWindow;
  extraMinutes?: number;
};
