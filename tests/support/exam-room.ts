import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { buildApp } from '../../dev/app-build.ts';
import type { DemoExam } from '../../dev/demo-exams/writing.ts';
import { freePorts } from '../../dev/ports.ts';
import type { AnswerValue } from '../../domain/exam-content.ts';
import { dayOf } from '../../domain/exam-window.ts';
import { addMedia } from '../../store/media.ts';
import { afterThisFile } from './after-file.ts';
import { expectAccessible } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { openSitting, publishedExam } from './exams.ts';
import { openHouse } from './house.ts';

/** What a test of the exam player needs: the built player on a house of its own, candidates, and a browser for each. */

const widths = { wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 740 } };
export type Width = keyof typeof widths;
export const minute = 60_000;

export async function openExamRoom() {
  const [port = 0] = await freePorts(1);
  const logs = join(tmpdir(), 'teletoets-e2e');
  mkdirSync(logs, { recursive: true });
  await buildApp('exam', join(logs, `exam-build-${port}.log`));
  const house = await openHouse({ port });
  const email = await house.addPerson('school');
  const { id: ownerId } = await house.store.prisma.account.findUniqueOrThrow({ where: { email } });
  const browser = await launchBrowser();
  afterThisFile(() => browser.close());

  /** Enters a file of the demo exams; answers with its media id. */
  async function enterFile(file: string, content?: Uint8Array<ArrayBuffer>): Promise<string> {
    const entered = { name: basename(file), content: content ?? (await demoFile(file)) };
    return (await addMedia(house.store, house.occasion(), entered)).id;
  }

  return {
    house,
    /** The account holder whose sittings these are. */
    owner: { id: ownerId, email },
    enterFile,

    /** Publishes one of the demo exams; answers with its version's id. */
    async enterDemoExam({ kind, durationMinutes, cutScore, files, content }: DemoExam): Promise<string> {
      const ids = new Map<string, string>();
      for (const file of files) ids.set(file, await enterFile(file));
      const filled = content((file) => ids.get(file) ?? expect.fail(`${file} is not entered`));
      return await publishedExam(house.store, filled, { kind, durationMinutes, cutScore });
    },

    /** A candidate of a sitting of today. */
    async candidateFor(versionId: string, hours: Hours = { fromMinute: 0, untilMinute: 24 * 60 }) {
      const day = dayOf(house.clock.now());
      const window = { firstDay: day, lastDay: day, ...hours };
      const sitting = await openSitting(house.store, versionId, { ownerId, at: house.clock.now(), window });
      const registrationId = sitting.registrationIds[0] ?? '';
      const of = { where: { registrationId }, include: { result: true, plays: true } };
      return {
        number: sitting.examNumbers[0] ?? '',
        sittingId: sitting.id,
        attempt: () => house.store.prisma.attempt.findUnique(of),
        /** What the server has, by item. */
        async saved(): Promise<Record<string, AnswerValue>> {
          const rows = await house.store.prisma.answer.findMany({ where: { attempt: { registrationId } } });
          const answered = rows.filter(({ value }) => value !== null);
          return Object.fromEntries(answered.map(({ itemId, value }) => [itemId, value as AnswerValue]));
        },
      };
    },

    /** A browser that nobody used before. When the test fails, what it shows is kept under .cache/e2e. */
    async newContext(width: Width = 'wide'): Promise<BrowserContext> {
      const context = await browser.newContext({ viewport: widths[width], locale: 'nl-NL' });
      onTestFinished(async ({ task }) => {
        if (task.result?.state === 'fail') await keepShots(context, task.name);
        await context.close();
      });
      return context;
    },

    /** From the number to the first question, or to where one was. */
    async begin(page: Page, number: string): Promise<void> {
      await page.goto(`${house.origin}/examen`);
      await heading(page, /^(Welkom|Ben jij dit)/); // a browser that makes an exam already only asks who is there
      const field = page.getByLabel('Examennummer');
      if (await field.isVisible()) {
        await field.fill(number);
        await press(page, 'Ga verder');
      }
      await press(page, 'Ja, dit ben ik');
      await press(page, /Start het examen|Ga verder met het examen/);
      await heading(page, /^Vraag /);
    },
  };
}
export type ExamRoom = Awaited<ReturnType<typeof openExamRoom>>;
type Hours = { fromMinute: number; untilMinute: number };

export async function demoFile(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(fileURLToPath(new URL(`../../dev/demo-exams/${file}`, import.meta.url))));
}

async function keepShots(context: BrowserContext, test: string): Promise<void> {
  const shots = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));
  for (const [index, page] of context.pages().entries()) {
    const name = `exam ${test} ${index + 1}`.replaceAll(/\W+/g, '-').slice(0, 80);
    await page.screenshot({ path: `${shots}${name}.png` }).catch(() => undefined);
  }
}

// --- what a candidate does and sees

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
export const choose = (page: Page, option: string) => page.getByLabel(option, { exact: true }).check();
/** What stands in the bar about saving. */
export const saveStatus = (page: Page, text: string) =>
  page.locator('.save-status').getByText(text, { exact: text === 'Opgeslagen' });
export const savedShown = (page: Page) => saveStatus(page, 'Opgeslagen').waitFor();
export const keptShown = (page: Page) => saveStatus(page, 'Geen verbinding. Bewaard op dit apparaat').waitFor();

/** Takes the connection away in a way that the device does not notice: nothing comes through. Answers with its return. */
export async function cutOff(page: Page): Promise<() => Promise<void>> {
  await page.route('**/api/exam/**', (route) => route.abort());
  return () => page.unroute('**/api/exam/**');
}

/** Holds the page against WCAG 2.2 AA and against scrolling sideways. */
export const inspect = expectAccessible;

// --- by keyboard alone

type Focus = { tag: string; type: string; name: string; inItem: boolean; inSteps: boolean };

const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return {
      tag: element?.tagName ?? '',
      type: element?.getAttribute('type') ?? '',
      name: (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim(),
      inItem: element !== null && element.closest('.item fieldset') !== null,
      inSteps: element !== null && element.closest('.steps') !== null,
    };
  });

/** Goes from field to field until the focus is where it is wanted; as a keyboard does. */
export async function tabTo(page: Page, isThere: (focus: Focus) => boolean): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    if (isThere(await focusOf(page))) return;
    await page.keyboard.press('Tab');
  }
  expect.fail('The keyboard does not come there');
}

export async function pressByKeyboard(page: Page, button: string): Promise<void> {
  await tabTo(page, (focus) => focus.tag === 'BUTTON' && focus.name === button);
  await page.keyboard.press('Enter');
}

/** Answers the question on the screen by keyboard, every field of it, and ends on the steps below it. */
export async function answerByKeyboard(page: Page): Promise<void> {
  await tabTo(page, ({ inItem }) => inItem);
  for (let field = 0; field < 40; field += 1) {
    const { tag, type, inItem, inSteps } = await focusOf(page);
    if (inSteps) return;
    if (inItem && (type === 'radio' || type === 'checkbox')) await page.keyboard.press('Space');
    if (inItem && type === 'text') await page.keyboard.type('12');
    if (inItem && tag === 'SELECT') await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
  }
  expect.fail('The question does not end');
}
