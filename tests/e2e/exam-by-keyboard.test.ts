import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { listeningExam } from '../../dev/demo-exams/listening.ts';
import { readingExam } from '../../dev/demo-exams/reading.ts';
import { theoryExam } from '../../dev/demo-exams/theory.ts';
import { itemsOf } from '../../domain/exam-content.ts';
import { formatExamNumber } from '../../domain/exam-number.ts';
import { scoreExam } from '../../domain/scoring.ts';
import type { SittingResults } from '../../api/results/contract.ts';
import {
  answerByKeyboard,
  heading,
  inspect,
  keptShown,
  openExamRoom,
  pressByKeyboard,
  savedShown,
  tabTo,
  type ExamRoom,
} from '../support/exam-room.ts';

/** The three demo exams as candidates make them, in a real browser: to the end without a mouse, axe on each screen. */

let room: ExamRoom;
beforeAll(async () => {
  room = await openExamRoom();
}, 180_000);

test.each([
  ['reading', readingExam, 'wide'],
  ['listening', listeningExam, 'narrow'],
  ['theory', theoryExam, 'wide'],
] as const)('the demo exam %s is made to the end, once off line and back', { timeout: 180_000 }, async (...of) => {
  const [, demo, width] = of;
  const { house } = room;
  const content = demo.content(() => '00000000-0000-4000-8000-000000000000');
  const items = itemsOf(content);
  const candidate = await room.candidateFor(await room.enterDemoExam(demo));
  const context = await room.newContext(width);
  const page = await context.newPage();

  await page.goto(`${house.origin}/examen`);
  await heading(page, 'Welkom bij je examen');
  await inspect(page, 'number');
  await tabTo(page, ({ tag }) => tag === 'INPUT');
  await page.keyboard.type(candidate.number);
  expect(await page.getByLabel('Examennummer').inputValue()).toBe(formatExamNumber(candidate.number));
  await page.getByText('Dit is een goed nummer.').waitFor();
  await page.keyboard.press('Enter');
  await heading(page, 'Ben jij dit?');
  await page.getByText('Fatima van den Berg 1').waitFor();
  await inspect(page, 'confirm');
  await pressByKeyboard(page, 'Ja, dit ben ik');
  await heading(page, 'Zo werkt het');
  await inspect(page, 'rules');
  if (demo.kind === 'listening') {
    await pressByKeyboard(page, 'Speel de tonen af');
    await page.getByText('Hoorde je niets?').waitFor();
    await inspect(page, 'sound test');
  }
  expect(await candidate.attempt()).toBeNull();
  await pressByKeyboard(page, 'Start het examen');

  const inspected = new Set<string>();
  for (const [index, item] of items.entries()) {
    await heading(page, `Vraag ${index + 1} van ${items.length}`);
    await page.locator('h1:focus').waitFor(); // a screen reader goes on there
    if (!inspected.has(item.kind)) await inspect(page, item.kind);
    inspected.add(item.kind);
    if (width === 'wide') expect(await hiddenBelow(page), `question ${index + 1} hides its steps`).toBe(0);
    if (index === 2) await context.setOffline(true);
    if (index === 0 && demo.kind === 'listening') {
      await pressByKeyboard(page, 'Speel de opname af');
      await page.getByText('De opname speelt').waitFor();
      expect((await candidate.attempt())?.plays).toMatchObject([{ plays: 1 }]);
    }
    await answerByKeyboard(page);
    if (index === 2) {
      await keptShown(page);
      await inspect(page, 'off line');
    }
    if (index === 4) await context.setOffline(false);
    await pressByKeyboard(page, index === items.length - 1 ? 'Naar inleveren' : 'Volgende');
  }
  await heading(page, 'Inleveren');
  await page.getByText('Je hebt alle vragen beantwoord.').waitFor();
  await inspect(page, 'hand in');
  await savedShown(page);
  const saved = await candidate.saved();
  expect(Object.keys(saved).sort()).toEqual(items.map(({ id }) => id).sort());
  await pressByKeyboard(page, 'Lever het examen in');
  await heading2(page, 'Weet je het zeker?');
  await inspect(page, 'sure');
  await pressByKeyboard(page, 'Ja, lever in');
  await heading(page, 'Je examen is ingeleverd');
  await inspect(page, 'end');
  expect(await page.locator('body').textContent()).not.toMatch(/punten|cijfer|voldoende/i);

  expect(await candidate.attempt()).toMatchObject({ handedInBy: 'candidate' });
  const answer = await house.send('GET', `/api/results/${candidate.sittingId}`, await house.logIn(room.owner.email));
  const { candidates } = (await answer.json()) as SittingResults;
  const { points, maxPoints } = scoreExam(content, new Map(Object.entries(saved)));
  expect(candidates).toMatchObject([{ state: 'finished', result: { points, maxPoints, cutScore: demo.cutScore } }]);
});

/** How many pixels of the page are below the screen; a long text scrolls by itself there. */
const hiddenBelow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);

const heading2 = (page: Page, name: string) => page.getByRole('heading', { level: 2, name }).waitFor();
