import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { listBank, readVersion } from '../../store/exam-bank.ts';
import { createExam, publishDraft, saveDraft } from '../../store/exam-drafts.ts';
import { addMedia } from '../../store/media.ts';
import type { Occasion, Store } from '../../store/store.ts';
import { allStudyFields } from '../../store/study-fields.ts';
import { draftExam } from './draft.ts';
import { electricalExam } from './electrical.ts';
import { listeningExam } from './listening.ts';
import { readingExam } from './reading.ts';
import { theoryExam } from './theory.ts';
import type { DemoExam } from './writing.ts';

const published = [readingExam, listeningExam, theoryExam, electricalExam];

/**
 * Enters the demo exams and publishes all but the draft, as an editor would. Whoever was cut off goes on from there at
 * the next start; an exam that people have worked on since stays as it is.
 */
export async function enterDemoExams(store: Store, occasion: Occasion, publisherId: string): Promise<void> {
  for (const exam of published) {
    const draft = await fill(store, occasion, exam);
    if (draft) await publishDraft(store, occasion, publisherId, draft);
  }
  await fill(store, occasion, draftExam);
}

/** How often a draft was saved when nobody but this has touched it. */
const untouched = { empty: 1, filled: 2 };

/** Answers with the draft of an exam as it was entered here; null when it has gone on from there. */
async function fill(store: Store, occasion: Occasion, exam: DemoExam): Promise<{ id: string; version: number } | null> {
  const versionId = await firstVersion(store, occasion, exam);
  const draft = versionId === undefined ? null : await readVersion(store, versionId);
  if (draft?.state !== 'draft' || draft.version > untouched.filled) return null;
  if (draft.version === untouched.empty) {
    const files = await enterFiles(store, occasion, exam.files);
    const { title, durationMinutes, cutScore } = exam;
    await saveDraft(store, draft, { title, durationMinutes, cutScore, content: exam.content(idIn(files)) });
  }
  return { id: draft.id, version: untouched.filled };
}

/** The id of the exam's only version; undefined when there are more by now. */
async function firstVersion(store: Store, occasion: Occasion, exam: DemoExam): Promise<string | undefined> {
  const { code, kind, title, studyFieldCodes } = exam;
  const known = await bankExam(store, code);
  if (known) return known.versions.length === 1 ? known.versions[0]?.id : undefined;
  const studyFields = await allStudyFields(store);
  const studyFieldIds = studyFieldCodes.map((field) => {
    const found = studyFields.find((one) => one.code === field);
    if (!found) throw new Error(`There is no study field ${field}`);
    return found.id;
  });
  await createExam(store, occasion, { code, kind, title, studyFieldIds });
  return (await bankExam(store, code))?.versions[0]?.id;
}

async function bankExam(store: Store, code: string) {
  const { data } = await listBank(store, { q: code, page: 1, perPage: 100, sort: 'code', order: 'asc' });
  return data.find((exam) => exam.code === code);
}

async function enterFiles(store: Store, occasion: Occasion, files: string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const file of files) {
    const content = new Uint8Array(await readFile(join(import.meta.dirname, file)));
    ids.set(file, (await addMedia(store, occasion, { name: basename(file), content })).id);
  }
  return ids;
}

const idIn = (files: Map<string, string>) => (file: string) => {
  const id = files.get(file);
  if (id === undefined) throw new Error(`The exam names ${file} without entering it`);
  return id;
};
