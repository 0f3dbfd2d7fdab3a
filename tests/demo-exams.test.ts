import { expect, test } from 'vitest';
import { faultsOf } from '../domain/exam-publishing.ts';
import { openPool } from '../platform/database.ts';
import { openLogger } from '../platform/logger.ts';
import { listBank, readVersion, schedulableExams } from '../store/exam-bank.ts';
import { saveDraft } from '../store/exam-drafts.ts';
import { closeStore, openStore, type Store } from '../store/store.ts';
import { afterThisFile } from './support/after-file.ts';
import { testDatabase } from './support/database.ts';
import { seedDemoData } from '../dev/demo-data.ts';

const everything = { page: 1, perPage: 100, sort: 'code', order: 'asc' } as const;

async function demo() {
  const databaseUrl = await testDatabase();
  await seedDemoData({ DATABASE_URL: databaseUrl });
  const store = openStore(openPool(databaseUrl, 2, openLogger('test', 'silent')), 'a secret of the tests');
  afterThisFile(() => closeStore(store));
  return { store, again: () => seedDemoData({ DATABASE_URL: databaseUrl }) };
}

async function codesFor(store: Store, email: string): Promise<string[]> {
  const { id: accountId } = await store.prisma.account.findUniqueOrThrow({ where: { email } });
  return (await schedulableExams(store, { schoolId: null, accountId })).map(({ code }) => code);
}

const states = async (store: Store) =>
  (await listBank(store, everything)).data.map(({ code, versions }) => [code, versions.map(({ state }) => state)]);

test('each account holder of the demo finds the exams of the own study fields', async () => {
  const { store } = await demo();
  expect(await codesFor(store, 'anouk.jansen@roc-dewaterlanden.example')).toEqual(['LE-VZ-01', 'LU-VZ-01', 'TH-VZ-01']);
  expect(await codesFor(store, 'bas.vermeulen@roc-rivierenpoort.example')).toEqual([
    'LE-VZ-01',
    'LU-VZ-01',
    'TH-EL-01',
    'TH-VZ-01',
  ]);
}, 30_000);

test('the demo holds a draft with faults to mend, and entered again it stays as it is', async () => {
  const { store, again } = await demo();
  const draft = await store.prisma.examVersion.findFirstOrThrow({ where: { state: 'draft' } });
  const version = await readVersion(store, draft.id);
  expect(version && faultsOf(version, new Map()).map(({ code }) => code)).toEqual(['cut-score-high', 'key-missing']);

  // someone works on it in between
  if (!version) expect.fail('the draft is not there');
  const { durationMinutes, cutScore, content } = version;
  await saveDraft(store, version, { title: 'Een eigen titel', durationMinutes, cutScore, content });
  const before = await states(store);
  await again();
  expect(await states(store)).toEqual(before);
  expect((await readVersion(store, draft.id))?.title).toBe('Een eigen titel');
  expect(await store.prisma.media.count()).toBe(4);
}, 30_000);

test('a start that was cut off is made good by the next', async () => {
  const { store, again } = await demo();
  const complete = await states(store);
  const { exam } = await store.prisma.examVersion.findFirstOrThrow({
    where: { state: 'draft' },
    include: { exam: true },
  });
  await store.prisma.examVersion.deleteMany({ where: { examId: exam.id } });
  await store.prisma.exam.delete({ where: { id: exam.id } });
  await again();
  expect(await states(store)).toEqual(complete);
}, 30_000);
