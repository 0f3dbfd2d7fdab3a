import { beforeAll, expect, test } from 'vitest';
import { listeningExam } from '../../dev/demo-exams/listening.ts';
import { itemKinds, itemsOf, type ExamContent } from '../../domain/exam-content.ts';
import { demoFile, heading, openExamRoom, press, type ExamRoom } from '../support/exam-room.ts';
import { publishedExam } from '../support/exams.ts';

/** What a candidate's browser gets, read to the last byte. */

let room: ExamRoom;
beforeAll(async () => {
  room = await openExamRoom();
}, 180_000);

/** Stand in nothing but keys, rules and the words of a sound. */
const secrets = {
  word: 'GEHEIMWOORD',
  number: '48213',
  tolerance: '0.0625',
  spoken: 'GEHEIMGESPROKEN',
};
/** What keys and rules are called in a content; no other field of an exam is. */
const names = [
  ...['key', 'keys', 'accepted', 'tolerance', 'caseSensitive', 'scoring', 'points', 'maxPoints', 'cutScore', 'grade'],
  ...['transcript', 'verdict', 'result'],
];

test('no byte that the browser gets tells what is right, what it is worth, or what is said in a sound', async () => {
  const content = await examOfEveryKind();
  expect(new Set(itemsOf(content).map(({ kind }) => kind))).toEqual(new Set(itemKinds));
  const candidate = await room.candidateFor(await publishedExam(room.house.store, content));
  const page = await (await room.newContext()).newPage();
  const received: { url: string; type: string; body: Buffer }[] = [];
  const bodies: Promise<unknown>[] = [];
  page.on('response', (response) => {
    const { 'content-type': type = '' } = response.headers();
    bodies.push(
      response.body().then(
        (body) => received.push({ url: response.url(), type, body }),
        () => undefined, // a redirection has none
      ),
    );
  });
  const count = itemKinds.length;
  const allRead = async () => {
    await page.waitForLoadState('networkidle');
    await Promise.all(bodies);
  };
  await room.begin(page, candidate.number);
  await press(page, 'Speel de opname af');
  await page.getByText('De opname speelt').waitFor();
  await allRead();
  await page.reload(); // goes on with what was saved and where the sound was
  await heading(page, /^Vraag /);
  await allRead();
  await page.evaluate(() => sessionStorage.clear());
  await room.begin(page, candidate.number); // as on a page that is opened anew
  await allRead();
  for (let question = 1; question <= count; question += 1) {
    await heading(page, `Vraag ${question} van ${count}`);
    await press(page, question === count ? 'Naar inleveren' : 'Volgende');
  }
  await press(page, 'Lever het examen in');
  await press(page, 'Ja, lever in');
  await heading(page, 'Je examen is ingeleverd');
  await allRead();

  const paths = received.map(({ url }) => new URL(url).pathname);
  for (const part of [
    '/api/exam/session',
    '/attempt',
    '/content/',
    '/audio/',
    '/answers',
    '/plays',
    '/hand-in',
    '/assets/',
  ]) {
    expect(paths).toContainEqual(expect.stringContaining(part));
  }
  const told = received.flatMap(({ url, type, body }) => {
    const text = body.toString('latin1');
    const values = Object.values(secrets).filter((value) => text.includes(value));
    const fields = type.includes('json') ? names.filter((name) => text.includes(`"${name}"`)) : [];
    return [...values, ...fields].map((what) => `${what} in ${url}`);
  });
  expect(told).toEqual([]);
});

async function examOfEveryKind(): Promise<ExamContent> {
  const sound = listeningExam.files.find((file) => file.endsWith('.mp3')) ?? expect.fail('There is no sound');
  const mediaId = await room.enterFile(sound, await demoFile(sound));
  const every = { prompt: 'Vraag', picture: null, points: 7 };
  const texts = (...ids: string[]) => ids.map((id) => ({ id, text: `Tekst ${id}` }));
  const options = texts('a', 'b').map((one) => ({ ...one, picture: null }));
  const content: ExamContent = {
    introduction: 'Lees goed.',
    sections: [
      {
        id: 's1',
        title: 'Deel 1',
        stimulus: {
          ...{ id: 'heard', kind: 'audio', title: 'Luister', text: '', mediaId },
          ...{ maxPlays: 2, transcript: secrets.spoken },
        },
        items: [
          { ...every, id: 'i1', kind: 'single-choice', options, key: 'b' },
          { ...every, id: 'i2', kind: 'multiple-choice', options, keys: ['b'], scoring: 'whole' },
          { ...every, id: 'i3', kind: 'true-false', key: true },
          {
            ...every,
            ...{ id: 'i4', kind: 'gap', prompt: 'Een [[g1]] en [[g2]]', scoring: 'parts' },
            gaps: [
              { id: 'g1', kind: 'text', accepted: [secrets.word], caseSensitive: false },
              { id: 'g2', kind: 'number', value: secrets.number, tolerance: secrets.tolerance, unit: 'ml' },
            ],
          },
          {
            ...every,
            ...{ id: 'i5', kind: 'matching', scoring: 'parts', left: texts('l1', 'l2'), right: texts('x', 'y', 'z') },
            keys: { l1: 'z', l2: 'x' },
          },
          {
            ...every,
            ...{ id: 'i6', kind: 'dropdown', prompt: 'Het is [[m1]].', scoring: 'whole' },
            menus: [{ id: 'm1', options: texts('p', 'q'), key: 'q' }],
          },
        ],
      },
    ],
  };
  return content;
}
