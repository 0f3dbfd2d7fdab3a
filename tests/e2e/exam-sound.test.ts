import { beforeAll, expect, test, vi } from 'vitest';
import { listeningExam } from '../../dev/demo-exams/listening.ts';
import type { ExamContent } from '../../domain/exam-content.ts';
import { demoFile, heading, inspect, openExamRoom, press, type ExamRoom } from '../support/exam-room.ts';
import { choiceExam, publishedExam } from '../support/exams.ts';

/** Listening: the server counts the plays, in a real browser that plays a real sound. */

let room: ExamRoom;
beforeAll(async () => {
  room = await openExamRoom();
}, 180_000);

test('a play counts when it begins, goes on after a reload where it was, and is then used up', async () => {
  const candidate = await room.candidateFor(await publishedExam(room.house.store, await soundExam()));
  const plays = async () => (await candidate.attempt())?.plays ?? [];
  const page = await (await room.newContext('narrow')).newPage();
  await page.route('**/api/exam/audio/**', (route) => route.abort());
  await room.begin(page, candidate.number);
  await page.getByText('Je mag nog 1 keer luisteren.').waitFor();
  await press(page, 'Speel de opname af');
  await page.getByText('Dit kost je geen luisterbeurt.').waitFor();
  await inspect(page, 'did not load');
  expect(await plays()).toEqual([]);

  await page.unroute('**/api/exam/audio/**');
  await press(page, 'Speel de opname af');
  await page.getByText('De opname speelt').waitFor();
  await page.getByText('Hierna kun je deze opname niet meer horen.').waitFor();
  await inspect(page, 'playing');
  await page.getByText(/^0:0[5-7] van/).waitFor();
  expect(await plays()).toMatchObject([{ plays: 1 }]);
  await press(page, 'Volgende');
  await heading(page, 'Vraag 2 van 2');
  await page.getByText('De opname speelt').waitFor(); // the same sound: it plays on

  await page.reload();
  await heading(page, 'Vraag 2 van 2');
  await page.getByText('Verder luisteren telt niet als een nieuwe keer.').waitFor();
  await inspect(page, 'broken off');
  await press(page, 'Luister verder');
  await page.getByText(/^0:0[4-7] van/).waitFor();
  expect(await plays()).toMatchObject([{ plays: 1 }]);
  await page.getByText('Je hebt deze opname zo vaak gehoord als mag.').waitFor();
  await vi.waitFor(async () => expect(await plays()).toMatchObject([{ plays: 1, positionMs: null }]));
  await page.reload();
  await page.getByText('Je hebt deze opname zo vaak gehoord als mag.').waitFor();
  await inspect(page, 'used up');
  await page.getByRole('button', { name: 'Speel de opname af' }).click({ force: true });
  expect(await plays()).toMatchObject([{ plays: 1, positionMs: null }]);
});

/** Two questions about one sound of some eight seconds, that may be played once. */
async function soundExam(): Promise<ExamContent> {
  const file = listeningExam.files.find((name) => name.endsWith('.mp3')) ?? expect.fail('There is no sound');
  const whole = await demoFile(file);
  const frameHead = whole.subarray(0, 2); // each piece of an MP3 begins so; between two of them it can be cut
  let end = 32_000;
  while (whole[end] !== frameHead[0] || whole[end + 1] !== frameHead[1]) end += 1;
  const mediaId = await room.enterFile('kort.mp3', whole.slice(0, end));
  const { introduction, sections } = choiceExam(2);
  const stimulus = { id: 'heard', kind: 'audio' as const, title: 'Een mededeling', text: '', mediaId, transcript: '' };
  return { introduction, sections: sections.map((one) => ({ ...one, stimulus: { ...stimulus, maxPlays: 1 } })) };
}
