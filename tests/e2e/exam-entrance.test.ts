import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { withCheckDigit } from '../../domain/exam-number.ts';
import { heading, inspect, openExamRoom, press, type ExamRoom, type Width } from '../support/exam-room.ts';
import { choiceExam, publishedExam } from '../support/exams.ts';

/** From the first bytes to the start of the exam: what a candidate reads at the door. */

let room: ExamRoom;
let versionId: string;
beforeAll(async () => {
  room = await openExamRoom();
  versionId = await publishedExam(room.house.store, choiceExam(2));
}, 180_000);

async function enter(number: string, width: Width = 'narrow'): Promise<Page> {
  const page = await (await room.newContext(width)).newPage();
  await page.goto(`${room.house.origin}/examen`);
  await page.getByLabel('Examennummer').fill(number);
  await press(page, 'Ga verder');
  return page;
}

test('at first load comes at most 70 KB of script, compressed', async () => {
  const page = await (await room.newContext()).newPage();
  const scripts: Promise<{ bytes: number; packed: string | undefined }>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    const packed = response.headers()['content-encoding'];
    scripts.push(response.body().then((body) => ({ bytes: gzipSync(body).length, packed })));
  });
  await page.goto(`${room.house.origin}/examen`);
  await heading(page, 'Welkom bij je examen');
  await page.waitForLoadState('networkidle');
  const loaded = await Promise.all(scripts);
  expect(loaded.map(({ packed }) => packed)).toEqual(loaded.map(() => 'br'));
  const total = loaded.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(total).toBeGreaterThan(5_000);
  expect(total).toBeLessThanOrEqual(70 * 1024);
});

test('a slip of the pen is told at once, and a number that is not known', async () => {
  const unknown = withCheckDigit('98765432');
  const page = await (await room.newContext('narrow')).newPage();
  const asked: string[] = [];
  await page.goto(`${room.house.origin}/examen`);
  await heading(page, 'Welkom bij je examen');
  page.on('request', (request) => asked.push(request.url()));
  await page.getByLabel('Examennummer').fill(`${unknown.slice(0, 8)}${(Number(unknown[8]) + 1) % 10}`);
  await page.getByText('Dit nummer klopt niet.').waitFor();
  await inspect(page, 'slip of the pen');
  await page.getByLabel('Examennummer').fill('12');
  await page.getByLabel('Examennummer').blur();
  await page.getByText('Er ontbreken nog 7 cijfers.').waitFor();
  expect(asked).toEqual([]); // all this the page knows by itself
  await page.getByLabel('Examennummer').fill(unknown);
  await press(page, 'Ga verder');
  await page.getByText('We kennen dit nummer niet.').waitFor();
  await inspect(page, 'unknown');
  await press(page, 'English');
  await heading(page, 'Welcome to your exam');
  await inspect(page, 'English');
});

test.each([
  ['early', { fromMinute: 1_439, untilMinute: 1_440 }, 'Je bent op tijd', 'Je kunt vandaag starten om 23.59 uur.'],
  ['late', { fromMinute: 0, untilMinute: 1 }, 'Dit examen is gesloten', /Je kon dit examen maken tot .* om 00\.01 uur/],
] as const)('who is too %s reads when it is', async (_, hours, title, text) => {
  const { number } = await room.candidateFor(versionId, hours);
  const page = await enter(number);
  await heading(page, title);
  await page.getByText(text).waitFor();
  await inspect(page, title);
  await press(page, 'Vul een ander nummer in');
  await heading(page, 'Welkom bij je examen');
});

test('who waits at the door comes in by itself, also when the first try finds no connection', async () => {
  const { clock } = room.house;
  onTestFinished(() => clock.set(Date.now()));
  clock.set(new Date('2026-11-25T08:58:00+01:00'));
  const { number } = await room.candidateFor(versionId, { fromMinute: 9 * 60, untilMinute: 11 * 60 });
  const page = await (await room.newContext('narrow')).newPage();
  await page.clock.install();
  const pass = async (seconds: number) => {
    clock.set(clock.now().getTime() + seconds * 1_000);
    await page.clock.runFor(seconds * 1_000);
  };
  await page.goto(`${room.house.origin}/examen`);
  await page.getByLabel('Examennummer').fill(number);
  await press(page, 'Ga verder');
  await heading(page, 'Je bent op tijd');
  await page.route('**/api/exam/session', (route) => route.abort());
  const asked = page.waitForRequest('**/api/exam/session');
  await pass(125);
  await asked;
  await page.getByText('We blijven het vanzelf proberen.').waitFor();
  await inspect(page, 'no connection at the door');
  await page.unroute('**/api/exam/session');
  await pass(3);
  await heading(page, 'Ben jij dit?');
});

test('a sitting that was cancelled and an exam that was handed in are told', async () => {
  const cancelled = await room.candidateFor(versionId);
  await room.house.store.prisma.sitting.update({
    where: { id: cancelled.sittingId },
    data: { cancelledAt: room.house.clock.now(), cancelReason: 'De docent is ziek.' },
  });
  const page = await enter(cancelled.number);
  await heading(page, 'Dit examen gaat niet door');
  await inspect(page, 'cancelled');

  const done = await room.candidateFor(versionId);
  const making = await (await room.newContext()).newPage();
  await room.begin(making, done.number);
  await press(making, 'Volgende');
  await press(making, 'Naar inleveren');
  await press(making, 'Lever het examen in');
  await press(making, 'Ja, lever in');
  await heading(making, 'Je examen is ingeleverd');
  const again = await enter(done.number, 'wide');
  await heading(again, 'Je hebt dit examen al ingeleverd');
  await inspect(again, 'handed in before');
});

test('"Dit ben ik niet" lets someone else in', async () => {
  const { number } = await room.candidateFor(versionId);
  const page = await enter(number);
  await heading(page, 'Ben jij dit?');
  await press(page, 'Dit ben ik niet');
  await heading(page, 'Welkom bij je examen');
  expect(await page.getByLabel('Examennummer').inputValue()).toBe('');
});

test('a reload at the start without a connection asks to try again, and goes on', async () => {
  const { number } = await room.candidateFor(versionId);
  const page = await enter(number);
  await heading(page, 'Ben jij dit?');
  await press(page, 'Ja, dit ben ik');
  await page.route('**/api/exam/**', (route) => route.abort());
  await press(page, 'Start het examen');
  await page.getByText('Er is nu geen verbinding.').waitFor();
  await inspect(page, 'no connection at the start');
  await page.unroute('**/api/exam/**');
  await press(page, 'Start het examen');
  await heading(page, 'Vraag 1 van 2');
  await page.route('**/api/exam/**', (route) => route.abort());
  await page.reload();
  await page.getByText('Er is nu geen verbinding.').waitFor();
  await inspect(page, 'no connection after a reload');
  await page.unroute('**/api/exam/**');
  await press(page, 'Probeer het nog eens');
  await heading(page, 'Vraag 1 van 2');
});

test('while numbers are guessed, who is alone comes in with the student number beside it', async () => {
  const { number } = await room.candidateFor(versionId);
  const { studentNumber } = await room.house.store.prisma.registration.findUniqueOrThrow({
    where: { examNumber: number },
  });
  const page = await (await room.newContext('narrow')).newPage();
  await page.goto(`${room.house.origin}/examen`);
  await heading(page, 'Welkom bij je examen');
  // More than all of this file's candidates earned.
  await page.evaluate(async (examNumber) => {
    const body = JSON.stringify({ examNumber });
    const headers = { 'content-type': 'application/json' };
    for (let guess = 0; guess < 40; guess += 1) await fetch('/api/exam/session', { method: 'POST', body, headers });
  }, withCheckDigit('98765432'));
  await page.getByLabel('Examennummer').fill(number);
  await press(page, 'Ga verder');
  const student = page.getByLabel('Studentnummer');
  await student.waitFor();
  await page.getByText('Er zijn nu veel verkeerde examennummers ingevuld.').waitFor();
  expect(await student.evaluate((field) => field === document.activeElement)).toBe(true);
  await inspect(page, 'student number asked');
  await press(page, 'Ga verder');
  await page.getByText('Vul hier je studentnummer in.').waitFor();
  await student.fill('999999');
  await press(page, 'Ga verder');
  await page.getByText('Dit examennummer en dit studentnummer horen niet bij elkaar.').waitFor();
  await inspect(page, 'another student number');
  await student.fill(` ${studentNumber} `);
  await student.press('Enter');
  await heading(page, 'Ben jij dit?');
});
