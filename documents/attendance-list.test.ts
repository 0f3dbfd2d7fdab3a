import { afterAll, expect, test } from 'vitest';
import { accessibilityOf, rectanglesOf, textOf } from '../tests/support/pdf.ts';
import { readQrCode } from '../tests/support/qr.ts';
import { closeDocumentMaker, makeDocument } from './make.ts';

afterAll(closeDocumentMaker);

const facts = {
  locale: 'nl' as const,
  reference: 'AM-2026-00012',
  version: 3,
  changedAt: new Date('2026-11-24T08:30:00Z'),
  school: 'ROC De Proef',
  exam: { code: 'LE-VZ-03', title: 'Lezen in de zorg', durationMinutes: 90 },
  location: 'Gebouw B, lokaal 1.04',
  window: { firstDay: '2026-12-07', lastDay: '2026-12-11', fromMinute: 540, untilMinute: 1020 },
  link: 'https://teletoets.example/examen',
};
const candidates = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ givenName: 'Fatima', infix: 'van den', familyName: `Berg${index}` },
    studentNumber: `00${index}`,
    examNumber: String(123_456_780 + index),
    // what the API knows beside it, and no sheet may say
    dateOfBirth: '2008-02-03',
    extraMinutes: index === 0 ? 25 : 0,
  }));
const data = (count: number) => ({ ...facts, helpdeskPhone: '(030) 608 79 79', candidates: candidates(count) });
const made = (kind: 'attendance-list' | 'strips' | 'invigilator-sheet', count = 40) => {
  switch (kind) {
    case 'attendance-list':
      return makeDocument({ kind, data: data(count) });
    case 'strips':
      return makeDocument({ kind, data: data(count) });
    case 'invigilator-sheet':
      return makeDocument({ kind, data: data(count) });
  }
};
const bare = (words: string) => words.replaceAll(' ', '');

test.each(['attendance-list', 'strips', 'invigilator-sheet'] as const)(
  '%s is tagged, in Dutch, and says on each page which version it is',
  async (kind) => {
    const pdf = await made(kind);
    const { pages, ...accessibility } = accessibilityOf(pdf);
    expect(accessibility).toEqual({ isTagged: true, language: 'nl-NL', showsTitle: true, claimsUa: true });
    expect(pages).toBeGreaterThan(1);
    const text = textOf(pdf);
    const footers = text.split(bare('AM-2026-00012 – versie 3, 24 november 2026 om 09.30 uur')).length - 1;
    expect(footers).toBe(pages);
    for (const page of [1, pages]) expect(text).toContain(`Pagina${page}van${pages}`);
  },
);

test('the list has what the school needs in the room, and no date of birth or extra time', async () => {
  const text = textOf(await made('attendance-list'));
  for (const words of [
    ...['ROC De Proef', 'Lezen in de zorg', 'LE-VZ-03', 'Gebouw B, lokaal 1.04', '90 minuten', 'Handtekening'],
    ...[
      'maandag 7 december 2026',
      'vrijdag 11 december 2026',
      '09.00',
      '17.00',
      facts.link,
      'Surveillant',
      'Bijzonderheden',
    ],
    ...['Berg0, Fatima van den', '123 456 780', '123 456 819'],
  ]) {
    expect(text).toContain(bare(words));
  }
  expect(text).not.toMatch(/2008|03-02|extratijd|25minuten|115minuten/i);
});

test('lists of several sittings lie in one file, each with its own pages', async () => {
  const lists = [
    { ...data(3), location: 'Lokaal 1', reference: 'AM-2026-00012' },
    { ...data(60), location: 'Lokaal 2', reference: 'AM-2026-00013', version: 7 },
  ];
  const pdf = await makeDocument({
    kind: 'attendance-lists',
    data: { locale: 'nl', reference: 'KR-2026-00004', lists },
  });
  const { pages, ...accessibility } = accessibilityOf(pdf);
  expect(accessibility).toEqual({ isTagged: true, language: 'nl-NL', showsTitle: true, claimsUa: true });
  const alone = await Promise.all(lists.map((one) => makeDocument({ kind: 'attendance-list', data: one })));
  expect(pages).toBe(alone.reduce((sum, one) => sum + accessibilityOf(one).pages, 0));
  for (const words of ['Lokaal 1', 'Lokaal 2', 'AM-2026-00013 – versie 7', 'Pagina 1 van 1', '123 456 839']) {
    expect(textOf(pdf)).toContain(bare(words));
  }
  const pagesOfSecond = pages - 1;
  expect(pagesOfSecond).toBeGreaterThan(1);
  expect(textOf(pdf)).toContain(`Pagina${pagesOfSecond}van${pagesOfSecond}`);
});

test('a strip has the own number, and nothing of anybody else', async () => {
  const text = textOf(await made('strips', 1));
  for (const words of ['Fatima van den Berg0', '123 456 780', facts.link]) expect(text).toContain(bare(words));
  expect(text).not.toMatch(/2008|extratijd|25minuten|00025/i);
});

test('extra time is on the invigilator’s sheet alone', async () => {
  const text = textOf(await made('invigilator-sheet'));
  for (const words of ['Berg0, Fatima van den', '25 minuten', '115 minuten', '(030) 608 79 79']) {
    expect(text).toContain(bare(words));
  }
  expect(text).not.toContain('Berg1,');
  expect(text).not.toContain('2008');
});

test.each(['https://teletoets.example/examen', 'https://toets.nl/examen'])(
  'its QR code, read square by square, leads to %s',
  async (link) => {
    const pdf = await makeDocument({ kind: 'attendance-list', data: { ...data(3), link } });
    const all = rectanglesOf(pdf);
    // Its rectangles are one square high; the lines of the table are not.
    const height = all.map((one) => one.height).find((one) => one > 2 && one < 5) ?? Number.NaN;
    const squares = all.filter((one) => Math.abs(one.height - height) < 0.001);
    const [left, top] = [Math.min(...squares.map(({ x }) => x)), Math.min(...squares.map(({ y }) => y))];
    const size = Math.round((Math.max(...squares.map(({ y }) => y)) - top) / height) + 1;
    const isDark = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    for (const { x, y, width } of squares) {
      const from = Math.round((x - left) / height);
      const row = isDark[Math.round((y - top) / height)] ?? [];
      row.fill(true, from, from + Math.round(width / height));
    }
    expect(readQrCode(isDark)).toBe(link);
  },
);
