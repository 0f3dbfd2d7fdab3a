import type { Page } from 'playwright-core';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { graceMs } from '../../domain/exam-taking.ts';
import {
  choose,
  cutOff,
  heading,
  inspect,
  keptShown,
  minute,
  openExamRoom,
  press,
  savedShown,
  type ExamRoom,
  type Width,
} from '../support/exam-room.ts';
import { choiceExam, publishedExam } from '../support/exams.ts';

/** How an exam ends: handed in by the candidate, or because the time is over, with and without a connection. */

let room: ExamRoom;
let versionId: string;
beforeAll(async () => {
  room = await openExamRoom();
  versionId = await publishedExam(room.house.store, choiceExam(10));
}, 180_000);

test('what is open and flagged is named before handing in, each a press away', async () => {
  const candidate = await room.candidateFor(versionId);
  const page = await (await room.newContext()).newPage();
  await room.begin(page, candidate.number);
  for (let question = 1; question <= 10; question += 1) {
    await heading(page, `Vraag ${question} van 10`);
    if (question === 4) await press(page, 'Markeer vraag 4');
    if (question !== 7) await choose(page, 'Antwoord b');
    await press(page, question === 10 ? 'Naar inleveren' : 'Volgende');
  }
  await heading(page, 'Inleveren');
  await page.getByText('Deze vraag heb je nog niet beantwoord:').waitFor();
  await page.getByText('Deze vraag heb je gemarkeerd:').waitFor();
  await inspect(page, 'something open');
  await page.locator('.named').getByRole('button', { name: 'Vraag 7' }).click();
  await heading(page, 'Vraag 7 van 10');
  await choose(page, 'Antwoord b');
  await page.getByRole('button', { name: 'Vraag 10, beantwoord' }).click();
  await press(page, 'Naar inleveren');
  await press(page, 'Lever het examen in');
  await press(page, 'Nee, ga terug');
  expect(await candidate.attempt()).toMatchObject({ handedInAt: null });
  await press(page, 'Lever het examen in');
  await press(page, 'Ja, lever in');
  await heading(page, 'Je examen is ingeleverd');
  expect((await candidate.attempt())?.result).toMatchObject({ points: 10, grade: 100 });
  await press(page, 'Klaar, maak dit apparaat vrij');
  await heading(page, 'Welkom bij je examen');
  await page.reload();
  await heading(page, 'Welkom bij je examen');
});

test.each(['wide', 'narrow'] as const)('a double click hands in once, and never by accident: %s', async (width) => {
  const candidate = await room.candidateFor(versionId);
  const page = await (await room.newContext(width)).newPage();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/hand-in')) sent.push(request.method());
  });
  await room.begin(page, candidate.number);
  await choose(page, 'Antwoord b');
  if (width === 'narrow') await press(page, /^Alle vragen/);
  await page.getByRole('button', { name: /^Vraag 10,/ }).click();
  await press(page, 'Naar inleveren');
  await page.getByText('Deze 9 vragen heb je nog niet beantwoord:').waitFor();
  await page.getByRole('button', { name: 'Lever het examen in' }).dblclick();
  const yes = page.getByRole('button', { name: 'Ja, lever in' });
  await yes.dispatchEvent('click', { detail: 2 }); // where the dialog came under the mouse
  await page.getByText('9 vragen zijn nog niet beantwoord.').waitFor();
  await inspect(page, 'sure');
  expect(sent).toEqual([]);
  await yes.dblclick();
  await heading(page, 'Je examen is ingeleverd');
  expect(sent).toEqual(['POST']);
  expect((await candidate.attempt())?.result).toMatchObject({ points: 1 });
});

test('handed in without a connection it goes as soon as there is one', async () => {
  const candidate = await room.candidateFor(versionId);
  const context = await room.newContext();
  const page = await context.newPage();
  await room.begin(page, candidate.number);
  await page.getByRole('button', { name: 'Vraag 10, nog niet beantwoord' }).click();
  await context.setOffline(true);
  await choose(page, 'Antwoord b');
  await press(page, 'Naar inleveren');
  await press(page, 'Lever het examen in');
  await press(page, 'Ja, lever in');
  await page.getByText('Zodra er verbinding is, wordt je examen vanzelf ingeleverd.').waitFor();
  await inspect(page, 'waiting to hand in');
  await context.setOffline(false);
  await heading(page, 'Je examen is ingeleverd');
  expect(await candidate.saved()).toEqual({ 'item-10': { choice: 'b' } });
  expect(await candidate.attempt()).toMatchObject({ handedInBy: 'candidate' });
});

test('ten and five minutes before the end one is warned, and at the end all there is is handed in', async () => {
  const { candidate, page, leave } = await inExam('narrow');
  await page.getByRole('button', { name: 'Volgende' }).scrollIntoViewIfNeeded();
  await leave(10 * minute - 1);
  const warning = page.getByText('Je hebt nog 10 minuten.');
  await warning.waitFor();
  await vi.waitFor(async () => expect((await warning.boundingBox())?.y).toBeGreaterThanOrEqual(0)); // not scrolled away
  await inspect(page, 'warned');
  await press(page, 'Oké');
  expect(await page.getByText('Je hebt nog 10 minuten.').count()).toBe(0);
  await leave(5 * minute - 1);
  await page.getByText('Je hebt nog 5 minuten.').waitFor();
  await choose(page, 'Antwoord c');
  await savedShown(page);
  await leave(0);
  await heading(page, 'Je examen is ingeleverd');
  await page.getByText('De tijd is om. Je antwoorden zijn ingeleverd.').waitFor();
  await inspect(page, 'time over');
  expect(await candidate.saved()).toEqual({ 'item-1': { choice: 'c' } });
  expect((await candidate.attempt())?.result).toMatchObject({ points: 0, maxPoints: 10 });
});

test('when the time ends off line, what comes within the minute of grace counts', async () => {
  const { candidate, page, leave } = await inExam();
  await choose(page, 'Antwoord b');
  await savedShown(page);
  const restore = await cutOff(page);
  await press(page, 'Volgende');
  await choose(page, 'Antwoord b');
  await keptShown(page);
  await leave(-1_000);
  await heading(page, 'De tijd is om');
  await page.getByText('Je antwoorden staan op dit apparaat en worden vanzelf verstuurd.').waitFor();
  await inspect(page, 'time over, off line');
  await restore();
  await page.clock.fastForward(15_000);
  await heading(page, 'Je examen is ingeleverd');
  await page.getByText('De tijd is om. Je antwoorden zijn ingeleverd.').waitFor();
  expect(await page.getByText('niet meer op tijd').count()).toBe(0);
  expect(await candidate.saved()).toEqual({ 'item-1': { choice: 'b' }, 'item-2': { choice: 'b' } });
  expect((await candidate.attempt())?.result).toMatchObject({ points: 2 });
});

test('when the connection is back too late, what was saved counts, and the candidate is told what was not', async () => {
  const { candidate, page, leave } = await inExam();
  await choose(page, 'Antwoord b');
  await savedShown(page);
  const restore = await cutOff(page);
  await press(page, 'Volgende');
  await choose(page, 'Antwoord b');
  await press(page, 'Volgende'); // looked at, not answered: nothing of it is lost
  await keptShown(page);
  await leave(-graceMs - 5_000);
  await heading(page, 'De tijd is om');
  await restore();
  await page.clock.fastForward(15_000);
  await heading(page, 'Je examen is ingeleverd');
  await page.getByText('Let op: 1 antwoord kon niet meer op tijd worden verstuurd.').waitFor();
  await inspect(page, 'something lost');
  expect(await candidate.saved()).toEqual({ 'item-1': { choice: 'b' } });
  expect(await candidate.attempt()).toMatchObject({ handedInBy: 'time-over', result: { points: 1 } });
});

/** A candidate with the first question before him, and a clock that page and server share. */
async function inExam(width: Width = 'wide') {
  const candidate = await room.candidateFor(versionId);
  const page: Page = await (await room.newContext(width)).newPage();
  await page.clock.install();
  await room.begin(page, candidate.number);
  onTestFinished(() => room.house.clock.set(Date.now()));
  const deadline = (await candidate.attempt())?.deadline.getTime() ?? 0;
  /** Puts the clocks forward until so many milliseconds are left. */
  async function leave(milliseconds: number): Promise<void> {
    const passing = deadline - milliseconds - room.house.clock.now().getTime();
    room.house.clock.set(deadline - milliseconds);
    await page.clock.fastForward(passing);
  }
  return { candidate, page, leave };
}
