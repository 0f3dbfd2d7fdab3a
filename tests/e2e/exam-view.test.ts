import { beforeAll, expect, test } from 'vitest';
import { listeningExam } from '../../dev/demo-exams/listening.ts';
import { theoryExam } from '../../dev/demo-exams/theory.ts';
import { heading, inspect, openExamRoom, press, type ExamRoom } from '../support/exam-room.ts';

/** What an exam looks like: the preview for staff, and its pictures. */

let room: ExamRoom;
beforeAll(async () => {
  room = await openExamRoom();
}, 180_000);

test('staff sees a version as the candidate does, and nothing is saved', async () => {
  const { house } = room;
  const versionId = await room.enterDemoExam(listeningExam);
  const before = await house.store.prisma.attempt.count();
  const context = await room.newContext();
  const cookie = await house.signIn('staff');
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: house.origin };
    }),
  );
  const page = await context.newPage();
  await page.goto(`${house.origin}/examen/preview/${versionId}`);
  await heading(page, /^Vraag 1 van/);
  await page.getByText('Voorbeeld: zo ziet de kandidaat het examen.').waitFor();
  await inspect(page, 'preview');
  await press(page, 'Speel de opname af');
  await page.getByText('De opname speelt').waitFor();
  await page.locator('.choice input').first().check();
  await page.getByRole('button', { name: 'Vraag 1, beantwoord' }).waitFor();
  expect(await house.store.prisma.attempt.count()).toBe(before);

  const stranger = await (await room.newContext('narrow')).newPage();
  await stranger.goto(`${house.origin}/examen/preview/${versionId}`);
  await stranger.getByText('Dit voorbeeld is er niet').waitFor();
  await inspect(stranger, 'no preview');
});

test('a picture is shown large without its words, which tell who can see it too much', async () => {
  const candidate = await room.candidateFor(await room.enterDemoExam(theoryExam));
  const page = await (await room.newContext('narrow')).newPage();
  await room.begin(page, candidate.number);
  const enlarge = page.getByRole('button', { name: 'Vergroot de afbeelding' });
  for (let question = 2; !(await enlarge.isVisible()); question += 1) {
    await press(page, 'Volgende');
    await heading(page, `Vraag ${question} van 19`);
  }
  await enlarge.click();
  await page
    .getByRole('dialog', { name: 'Afbeelding' })
    .getByRole('img', { name: /injectiespuit/ })
    .waitFor();
  await inspect(page, 'picture');
  expect(await page.locator('dialog').textContent()).not.toContain('injectiespuit');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await enlarge.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('only the preview may stand in a frame, and only in one of ours', async () => {
  const headersOf = async (path: string) => {
    const { headers } = await room.house.get(path);
    return [
      headers.get('x-frame-options'),
      /frame-ancestors [^;]+/.exec(headers.get('content-security-policy') ?? '')?.[0],
    ];
  };
  expect(await headersOf('/examen/preview/0190b3c4-0000-7000-8000-000000000000')).toEqual([
    'SAMEORIGIN',
    "frame-ancestors 'self'",
  ]);
  for (const path of ['/examen/', '/examen/preview', '/examen/x/preview/1', '/admin/']) {
    expect(await headersOf(path), path).toEqual(['DENY', "frame-ancestors 'none'"]);
  }
});
