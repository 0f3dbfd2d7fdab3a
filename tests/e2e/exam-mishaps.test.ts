import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page, type Route } from 'playwright-core';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { freePorts } from '../../dev/ports.ts';
import type { ExamContent } from '../../domain/exam-content.ts';
import { browserProgram } from '../support/browser.ts';
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
  saveStatus,
  type ExamRoom,
} from '../support/exam-room.ts';
import { choiceExam, publishedExam } from '../support/exams.ts';

/** What goes wrong in a classroom while an exam is made: every answer is kept, and 'saved' stands only where it is true. */

let room: ExamRoom;
let versionId: string;
beforeAll(async () => {
  room = await openExamRoom();
  versionId = await publishedExam(room.house.store, choiceExam(10));
}, 180_000);

test('without a connection one goes on, and every answer arrives when it is back', async () => {
  const candidate = await room.candidateFor(versionId);
  const context = await room.newContext();
  const page = await context.newPage();
  await room.begin(page, candidate.number);
  await choose(page, 'Antwoord a');
  await savedShown(page);
  await context.setOffline(true);
  for (const option of ['b', 'c', 'd']) {
    await press(page, 'Volgende');
    await choose(page, `Antwoord ${option}`);
  }
  await keptShown(page);
  expect(await page.getByText('Opgeslagen', { exact: true }).count()).toBe(0);
  expect(Object.keys(await candidate.saved())).toEqual(['item-1']);
  await context.setOffline(false);
  await savedShown(page);
  expect(await candidate.saved()).toEqual({
    'item-1': { choice: 'a' },
    'item-2': { choice: 'b' },
    'item-3': { choice: 'c' },
    'item-4': { choice: 'd' },
  });
});

/** The clocks of page and server are put forward: nobody waits two minutes here. The device is not told that it is off. */
test('cut off for two minutes one goes on, and what was typed meanwhile arrives', async () => {
  const candidate = await room.candidateFor(await publishedExam(room.house.store, gapExam));
  const page = await (await room.newContext()).newPage();
  await page.clock.install();
  await room.begin(page, candidate.number);
  await savedShown(page);
  onTestFinished(() => room.house.clock.set(Date.now()));
  async function pass(seconds: number): Promise<void> {
    room.house.clock.set(room.house.clock.now().getTime() + seconds * 1_000);
    await page.clock.fastForward(seconds * 1_000);
  }
  await page.getByText(/^Nog (1 uur|59 minuten)$/).waitFor();
  const restore = await cutOff(page);
  for (const [index, words] of ['de trein', 'naar Utrecht', 'van spoor 5'].entries()) {
    await heading(page, `Vraag ${index + 1} van 3`);
    await page.getByLabel('Invulvak 1 van 1').fill(words);
    await pass(40);
    await keptShown(page);
    if (index < 2) await press(page, 'Volgende');
  }
  await page.getByText(/^Nog 5[78] minuten$/).waitFor(); // two minutes less
  expect(await candidate.saved()).toEqual({});
  await restore();
  await pass(15); // the longest that it waits before it tries again
  await savedShown(page);
  expect(await candidate.saved()).toEqual({
    'gap-1': { g1: 'de trein' },
    'gap-2': { g1: 'naar Utrecht' },
    'gap-3': { g1: 'van spoor 5' },
  });
});

test("'saved' is not shown before it is, nor where only the answer of the server is lost", async () => {
  const candidate = await room.candidateFor(versionId);
  const page = await (await room.newContext()).newPage();
  await room.begin(page, candidate.number);
  await savedShown(page);
  const held = Promise.withResolvers<Route>();
  await page.route('**/api/exam/answers', (route) => held.resolve(route), { times: 1 });
  await choose(page, 'Antwoord b');
  const route = await held.promise;
  await saveStatus(page, 'Opslaan…').waitFor();
  expect(await saveStatus(page, 'Opgeslagen').count()).toBe(0);
  expect(await candidate.saved()).toEqual({});

  await route.fetch(); // the server saves it, but its word does not reach the page
  expect(await candidate.saved()).toEqual({ 'item-1': { choice: 'b' } });
  await route.abort();
  await keptShown(page);
  await savedShown(page); // it has asked again by itself
  expect(await candidate.saved()).toEqual({ 'item-1': { choice: 'b' } });

  await page.route('**/api/exam/answers', (failing) => failing.fulfill({ status: 503 }));
  await choose(page, 'Antwoord c');
  await keptShown(page);
  await page.unroute('**/api/exam/answers');
  await savedShown(page);
  expect(await candidate.saved()).toEqual({ 'item-1': { choice: 'c' } });
});

test('an answer that the server does not take is never called saved, and is told again at the end', async () => {
  const candidate = await room.candidateFor(versionId);
  const page = await (await room.newContext()).newPage();
  await room.begin(page, candidate.number);
  await savedShown(page);
  await page.route('**/api/exam/answers', (route) =>
    route.fulfill({ status: 422, contentType: 'application/problem+json', json: { type: 'x/invalid-input' } }),
  );
  await choose(page, 'Antwoord b');
  await saveStatus(page, 'Een antwoord kan niet worden opgeslagen.').waitFor();
  await inspect(page, 'refused');
  await page.getByRole('button', { name: /^Vraag 10,/ }).click();
  await press(page, 'Naar inleveren');
  await press(page, 'Lever het examen in');
  await press(page, 'Ja, lever in');
  await heading(page, 'Je examen is ingeleverd');
  await page.getByText('Let op: 1 antwoord kon niet').waitFor();
  expect(await candidate.saved()).toEqual({});
});

test('after a reload it stands where it stood, flags and size of the text included', async () => {
  const candidate = await room.candidateFor(versionId);
  const page = await (await room.newContext('narrow')).newPage();
  await room.begin(page, candidate.number);
  await press(page, 'Volgende');
  await press(page, 'Volgende');
  await choose(page, 'Antwoord c');
  await press(page, 'Markeer vraag 3');
  await press(page, 'Grootste tekst');
  await inspect(page, 'largest text');
  await savedShown(page);
  await page.reload();
  await heading(page, 'Vraag 3 van 10');
  expect(await page.getByLabel('Antwoord c').isChecked()).toBe(true);
  expect(await page.getByRole('button', { name: 'Gemarkeerd vraag 3' }).getAttribute('aria-pressed')).toBe('true');
  expect(await page.getByRole('button', { name: 'Grootste tekst' }).getAttribute('aria-pressed')).toBe('true');
  await press(page, /^Alle vragen/);
  await inspect(page, 'list of questions');
  await page.getByRole('button', { name: 'Vraag 3, beantwoord, gemarkeerd' }).waitFor();
  await page.getByRole('button', { name: 'Vraag 2, nog niet beantwoord' }).click();
  await heading(page, 'Vraag 2 van 10');
});

test('a browser that was killed and opened again has what was not sent yet', async () => {
  const candidate = await room.candidateFor(versionId);
  const profile = mkdtempSync(join(tmpdir(), 'teletoets-profile-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  const first = await openProfile(profile);
  await room.begin(first.page, candidate.number);
  await choose(first.page, 'Antwoord a');
  await savedShown(first.page);
  await cutOff(first.page);
  await press(first.page, 'Volgende');
  await choose(first.page, 'Antwoord d');
  await keptShown(first.page);
  await first.kill();
  expect(Object.keys(await candidate.saved())).toEqual(['item-1']);

  const { page, kill } = await openProfile(profile);
  await room.begin(page, candidate.number);
  await heading(page, 'Vraag 2 van 10');
  expect(await page.getByLabel('Antwoord d').isChecked()).toBe(true);
  await savedShown(page);
  expect(await candidate.saved()).toEqual({ 'item-1': { choice: 'a' }, 'item-2': { choice: 'd' } });
  await kill();
});

test('a newer tab or device takes over, the older one says so and can take it back', async () => {
  const candidate = await room.candidateFor(versionId);
  const context = await room.newContext();
  const older = await context.newPage();
  await room.begin(older, candidate.number);
  await choose(older, 'Antwoord a');
  await savedShown(older);

  const newer = await context.newPage();
  await room.begin(newer, candidate.number);
  expect(await newer.getByLabel('Antwoord a').isChecked()).toBe(true);
  await heading(older, 'Je examen is ergens anders open');
  await inspect(older, 'taken over');

  const elsewhere = await (await room.newContext()).newPage();
  await room.begin(elsewhere, candidate.number);
  await choose(elsewhere, 'Antwoord b');
  await savedShown(elsewhere);
  // The page is gone before anyone can see that it was chosen.
  await newer.getByLabel('Antwoord c', { exact: true }).click();
  await heading(newer, 'Je examen is ergens anders open');
  expect(await candidate.saved()).toEqual({ 'item-1': { choice: 'b' } });

  await press(older, 'Hier verdergaan');
  await heading(older, 'Vraag 1 van 10');
  expect(await older.getByLabel('Antwoord b').isChecked()).toBe(true);
  await choose(older, 'Antwoord d');
  await savedShown(older);
  expect(await candidate.saved()).toEqual({ 'item-1': { choice: 'd' } });
});

/** Two candidates on one computer: A goes without handing in, B comes, and A's tab is still open. */
async function twoInOneBrowser({ asleep = false } = {}) {
  const [a, b] = [await room.candidateFor(versionId), await room.candidateFor(versionId)];
  const context = await room.newContext();
  const forgotten = await context.newPage();
  // A tab that sleeps hears nothing of the others.
  if (asleep) await forgotten.addInitScript(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'));
  await room.begin(forgotten, a.number);
  await choose(forgotten, 'Antwoord a');
  await savedShown(forgotten);
  const page = await context.newPage();
  await page.goto(`${room.house.origin}/examen`);
  await press(page, 'Dit ben ik niet');
  await heading(page, 'Welkom bij je examen');
  return { a, b, forgotten, page };
}

test('a tab that another candidate left behind stops, and asks for the number', async () => {
  const { a, b, forgotten, page } = await twoInOneBrowser();
  await heading(forgotten, 'Welkom bij je examen');
  await forgotten.getByText('Log opnieuw in met je examennummer.').waitFor();
  await room.begin(page, b.number);
  await choose(page, 'Antwoord b');
  await savedShown(page);
  expect(await a.saved()).toEqual({ 'item-1': { choice: 'a' } });
  expect(await b.saved()).toEqual({ 'item-1': { choice: 'b' } });
  await heading(page, 'Vraag 1 van 10');
});

test.each(['writes nothing into', 'does not go on with'])(
  'a tab that slept meanwhile %s the exam of who came after',
  async (what) => {
    const { a, b, forgotten, page } = await twoInOneBrowser({ asleep: true });
    await room.begin(page, b.number);
    await choose(page, 'Antwoord b');
    await savedShown(page);
    if (what === 'does not go on with') {
      await forgotten.reload();
      await heading(forgotten, 'Ben jij dit?');
      expect(await b.attempt()).toMatchObject({ epoch: 1 });
      return;
    }

    // No `choose`, which looks whether the answer stands: the screen may have gone by then.
    await forgotten.getByLabel('Antwoord d', { exact: true }).click();
    await heading(forgotten, 'Je examen is ergens anders open');
    await press(forgotten, 'Hier verdergaan');
    await forgotten.getByText('Log opnieuw in met je examennummer.').waitFor();
    await choose(page, 'Antwoord c');
    await savedShown(page);
    expect(await b.saved()).toEqual({ 'item-1': { choice: 'c' } });
    expect(await b.attempt()).toMatchObject({ handedInAt: null, epoch: 1 });
    expect(await a.saved()).toEqual({ 'item-1': { choice: 'a' } });
  },
);

test.each([1, -1])('on a device whose clock is %i hour off the time left is the server’s', async (hours) => {
  const candidate = await room.candidateFor(versionId);
  const page = await (await room.newContext()).newPage();
  await page.clock.setSystemTime(Date.now() + hours * 60 * minute);
  await room.begin(page, candidate.number);
  await page.getByText(/^Nog (1 uur|59 minuten)$/).waitFor();
  await press(page, 'Verberg de tijd');
  expect(await page.getByText(/^Nog \d/).count()).toBe(0);
  await press(page, 'Toon de tijd');
  await page.getByText(/^Nog (1 uur|59 minuten)$/).waitFor();
  await choose(page, 'Antwoord a');
  await savedShown(page);
  await press(page, 'Hulp');
  const now = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', timeStyle: 'short' });
  const shown = await page.locator('dialog dd').first().textContent();
  const saidAt = [0, 1].map((minutes) => now.format(Date.now() - minutes * minute).replace(':', '.'));
  expect(saidAt).toContain(shown); // when it was saved, too, is told by the server's clock
});

const gapExam: ExamContent = {
  introduction: '',
  sections: [
    {
      id: 's1',
      title: 'Aanvullen',
      stimulus: null,
      items: [1, 2, 3].map((number) => ({
        id: `gap-${number}`,
        kind: 'gap' as const,
        prompt: 'Vul aan: [[g1]]',
        picture: null,
        points: 1,
        scoring: 'whole' as const,
        gaps: [{ id: 'g1', kind: 'text' as const, accepted: ['goed'], caseSensitive: false }],
      })),
    },
  ],
};

/** A browser with a profile of its own, that is not asked to close but killed. */
async function openProfile(profile: string): Promise<{ page: Page; kill: () => Promise<void> }> {
  const [port = 0] = await freePorts(1);
  const { executablePath, args, env } = browserProgram();
  const own = ['--headless', `--user-data-dir=${profile}`, `--remote-debugging-port=${port}`, 'about:blank'];
  const program = spawn(executablePath, [...args, ...own], { env, stdio: 'ignore' });
  const ended = once(program, 'exit');
  const kill = async () => {
    program.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  const reached = await vi.waitFor(() => chromium.connectOverCDP(`http://127.0.0.1:${port}`), {
    timeout: 20_000,
    interval: 50,
  });
  const [context] = reached.contexts();
  return { page: (await context?.newPage()) ?? expect.fail('The browser has no window'), kill };
}
