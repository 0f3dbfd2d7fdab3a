import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { translator } from '../../locales/index.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { scanPng } from '../../tests/support/scans.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import type { AccountApplication } from './contract.ts';

/** The helpdesk asks for more; the applicant answers with words and files, as people send them. */

const t = translator('nl');
const megabyte = 1024 * 1024;
let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;

beforeAll(async () => {
  house = await openHouse();
  go = journeyOf(house);
  await house.startWorker();
  helpdesk = await house.signIn('helpdesk');
});

const question = 'Bij welk team hoort u?\nStuur ook uw aanstelling.';

async function asked() {
  const { id } = await go.apply();
  await go.confirm(id);
  await go.signAsManager(id);
  await go.signAsApplicant(id);
  expect((await go.decide(id, 'helpdesk-review', helpdesk, 'more-asked', question)).status).toBe(200);
  return { id, link: await go.link(id, 'more-information') };
}

const pdf = (size = 400, mark: string = randomUUID()): Buffer =>
  Buffer.concat([Buffer.from(`%PDF-1.7\n% ${mark}\n`), Buffer.alloc(size, 0x20), Buffer.from('startxref\n0\n%%EOF\n')]);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What a browser without JavaScript sends. */
async function send(link: string, answer: string, files: [name: string, content: Uint8Array][] = []) {
  const form = new FormData();
  form.append('answer', answer);
  for (const [name, content] of files) form.append('files', new File([Uint8Array.from(content)], name));
  // With no file chosen a browser sends one without a name.
  if (files.length === 0) form.append('files', new File([], ''));
  return await house.app.request(house.origin + link, { method: 'POST', headers: { origin: 'null' }, body: form });
}

const kept = (caseId: string) =>
  house.store.prisma.document.findMany({ where: { caseId, kind: 'attachment' }, orderBy: { round: 'asc' } });
const exchange = async (id: string): Promise<AccountApplication['exchange']> => {
  const answer = await house.send('GET', `/api/account-applications/${id}`, helpdesk);
  return ((await answer.json()) as AccountApplication).exchange;
};
const flat = (html: string): string => html.replace(/\s+/g, ' ');

describe('the answer', () => {
  test('comes with its files to the review, where question and answer stand together', async () => {
    const { id, link } = await asked();
    const shown = await (await house.get(link)).text();
    expect(shown).toContain('Bij welk team hoort u?');
    expect(shown).toContain('enctype="multipart/form-data"');
    expect(
      (
        await send(link, 'Team Zorg.', [
          ['aanstelling.pdf', pdf()],
          ['pas.png', png],
        ])
      ).status,
    ).toBe(303);
    expect(await (await house.get(link)).text()).toContain(t('application-status:information.givenTitle'));

    expect((await go.task(id, 'helpdesk-review/2')).state).toBe('open');
    const [one, ...more] = await exchange(id);
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      question,
      askedBy: 'De helpdesk',
      answer: { text: 'Team Zorg.', recordedBy: null, files: [{ name: 'aanstelling.pdf' }, { name: 'pas.png' }] },
    });
    const [document] = await kept(id);
    expect(document).toMatchObject({ mediaType: 'application/pdf', name: 'aanstelling.pdf' });
    const file = await house.send('GET', `/api/account-applications/${id}/documents/${document?.id}`, helpdesk);
    expect(file.headers.get('content-disposition')).toContain('attachment; filename="file"; filename*=UTF-8\'\'aanst');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(document?.content ?? []))).toBe(true);
  });

  test('may be words alone, or files alone', async () => {
    const [words, files] = await Promise.all([asked(), asked()]);
    expect((await send(words.link, 'Team Zorg.')).status).toBe(303);
    expect((await send(files.link, '', [['pas.png', png]])).status).toBe(303);
    expect((await exchange(words.id))[0]?.answer).toMatchObject({ text: 'Team Zorg.', files: [] });
    expect((await exchange(files.id))[0]?.answer).toMatchObject({ text: null, files: [{ name: 'pas.png' }] });
  });

  test('pressed twice, or in two tabs at once, is one answer', async () => {
    const { id, link } = await asked();
    const presses = await Promise.all([
      send(link, 'Team Zorg.', [['a.pdf', pdf()]]),
      send(link, 'Team Bouw.', [['b.pdf', pdf()]]),
    ]);
    expect(presses.map(({ status }) => status)).toEqual([303, 303]);
    expect(await house.store.prisma.decision.count({ where: { caseId: id, outcome: 'given' } })).toBe(1);
    expect(await kept(id)).toHaveLength(1);
    expect((await send(link, 'Nog iets.')).status).toBe(303);
    expect(await (await house.get(link)).text()).toContain(t('application-status:information.givenTitle'));
  });
});

describe('what does not fit is told, and nothing is lost', () => {
  type Unfit = [what: string, answer: string, files: [string, Uint8Array][], message: string, remain: string[]];
  const tooLarge = ['groot.pdf', pdf(10 * megabyte)] as [string, Uint8Array];
  test.each<Unfit>([
    ['nothing at all', '  ', [], t('public:fieldError.answer.missing'), []],
    ['a control character', 'Team\u0007', [], t('public:fieldError.answer.invalid'), []],
    ['a book', 'x'.repeat(10_001), [], t('public:fieldError.answer.tooLong', { max: 10_000 }), []],
    [
      'an empty file',
      'Zorg',
      [['leeg.pdf', Buffer.alloc(0)]],
      t('public:fieldError.files.empty', { name: 'leeg.pdf' }),
      [],
    ],
    [
      'a program that is called a PDF',
      'Zorg',
      [
        ['pas.png', png],
        ['aanstelling.pdf', Buffer.from('MZ\u0090\u0000 geen pdf')],
      ],
      t('public:fieldError.files.unknown', { name: 'aanstelling.pdf' }),
      ['pas.png'],
    ],
    [
      'a page that is called a picture',
      'Zorg',
      [['foto.jpg', Buffer.from('<html><script>alert(1)</script>')]],
      t('public:fieldError.files.unknown', { name: 'foto.jpg' }),
      [],
    ],
    ...(['foto.png', 'brief.pdf'] as const).map((name): Unfit => {
      const whole = name === 'foto.png' ? scanPng() : pdf(9000);
      return [
        `${name} that was cut off on its way`,
        'Zorg',
        [
          ['pas.png', png],
          [name, whole.subarray(0, whole.length - 40)],
        ],
        t('public:fieldError.files.damaged', { name }),
        ['pas.png'],
      ];
    }),
    [
      'a file of more than 10 MB',
      'Zorg',
      [['pas.png', png], tooLarge],
      t('public:fieldError.files.tooLarge', { name: 'groot.pdf', max: 10 }),
      ['pas.png'],
    ],
    [
      'six files',
      'Zorg',
      Array.from({ length: 6 }, (_, index) => [`${index}.pdf`, pdf(400, String(index))]),
      t('public:fieldError.files.tooMany', { max: 5 }),
      ['0.pdf', '1.pdf', '2.pdf', '3.pdf', '4.pdf'],
    ],
  ])('%s', async (_name, words, files, message, remain) => {
    const { id, link } = await asked();
    const answer = await send(link, words, files);
    expect(answer.status).toBe(422);
    const html = flat(await answer.text());
    expect(html).toContain(message);
    expect(html).not.toContain('<script');
    if (words === 'Zorg') expect(html).toContain('Zorg</textarea>');
    expect((await kept(id)).map(({ name }) => name)).toEqual(remain);
    for (const name of remain) expect(html).toContain(`<li>${name}</li>`);
    expect((await go.task(id, 'more-information')).state).toBe('open');
    // The good files need not be chosen again, and choosing them again does no harm.
    expect(
      (await send(link, 'Team Zorg.', remain.length > 0 && remain.length < 5 ? [['pas.png', png]] : [])).status,
    ).toBe(303);
    expect((await exchange(id))[0]?.answer?.files.map(({ name }) => name)).toEqual(remain);
  });

  test('a name with a path, tags or signs that turn the text is shown as a name', async () => {
    const { id, link } = await asked();
    await send(link, 'Zorg', [
      ['C:\\map\\<b>\u202Egnp.pas</b>.png', png],
      ['x.pdf', Buffer.alloc(0)],
    ]);
    expect((await kept(id)).map(({ name }) => name)).toEqual(['b>.png']);
    expect(await (await house.get(link)).text()).not.toContain('<b>');
  });

  test('files that are far too large together are refused before they are read, on a page that says so', async () => {
    const { id, link } = await asked();
    const files = Array.from({ length: 5 }, (_, index) => [`${index}.pdf`, pdf(14 * megabyte)] as [string, Uint8Array]);
    const answer = await send(link, 'Zorg', files);
    expect(answer.status).toBe(413);
    expect(flat(await answer.text())).toContain(t('application-status:information.tooLarge'));
    expect(await kept(id)).toEqual([]);
  });

  test('no other page takes so much', async () => {
    const { id } = await asked();
    const answer = await send(await go.statusPage(id), 'Zorg', [['a.pdf', pdf(megabyte)]]);
    expect(answer.status).toBe(413);
  });
});

describe('the link', () => {
  test('after its term takes nothing any more', async () => {
    const { id, link } = await asked();
    house.clock.set(Date.now() + 31 * 24 * 3_600_000);
    const late = [await house.get(link), await send(link, 'Te laat.', [['a.pdf', pdf()]])];
    house.clock.set(Date.now());
    expect(late.map(({ status }) => status)).toEqual([410, 410]);
    expect(await kept(id)).toEqual([]);
  });

  test('after a withdrawal says so', async () => {
    const { id, link } = await asked();
    await go.withdraw(id);
    expect((await send(link, 'Zorg', [['a.pdf', pdf()]])).status).toBe(410);
    expect(flat(await (await house.get(link)).text())).toContain(t('public:linkGone.withdrawn.title'));
    expect(await kept(id)).toEqual([]);
  });
});

test('an answer that came in otherwise is recorded by the helpdesk, once, and ends the link', async () => {
  const { id, link } = await asked();
  const record = (body: object) => house.send('POST', `/api/account-applications/${id}/answer`, helpdesk, body);
  const body = { decisionId: randomUUID(), text: 'Belde: team Zorg.' };
  expect((await record({ ...body, text: ' ' })).status).toBe(422);
  expect((await Promise.all([record(body), record(body)])).map(({ status }) => status)).toEqual([200, 200]);
  expect((await record({ ...body, decisionId: randomUUID() })).status).toBe(409);
  expect((await exchange(id))[0]?.answer).toMatchObject({ text: body.text, recordedBy: 'De helpdesk', files: [] });
  expect((await go.task(id, 'helpdesk-review/2')).state).toBe('open');
  expect((await send(link, 'Zorg')).status).toBe(303);
  expect(await (await house.get(link)).text()).toContain(t('application-status:information.givenTitle'));
});
