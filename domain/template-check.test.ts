import { describe, expect, test } from 'vitest';
import { findTemplate, templateMark } from './scheduling-template.ts';
import { firstSittingAt, mostSittings, schedulingPlan } from './scheduling.ts';
import type { Sheet } from './spreadsheet.ts';
import { checkTemplate } from './template-check.ts';

const reading = {
  id: 'a4c1f0d2-6f0e-4b0e-9f43-0d3c7a1b2c01',
  ...{ code: 'LE-VZ-03', title: 'Lezen: zorg voor een cliënt', durationMinutes: 60 },
};
const theory = {
  id: 'a4c1f0d2-6f0e-4b0e-9f43-0d3c7a1b2c02',
  ...{ code: 'TH-HY-02', title: 'Hygiëne', durationMinutes: 90 },
};
const exams = [reading, theory];
/** 10:00 in Amsterdam */
const now = new Date('2026-11-24T09:00:00Z');

const headers = [
  ...['Examen', 'Datum vanaf', 'Datum tot en met', 'Tijd vanaf', 'Tijd tot', 'Locatie'],
  ...['Studentnummer', 'Voornaam', 'Tussenvoegsel', 'Achternaam', 'Geboortedatum', 'Extra tijd (minuten)'],
];
const asked = ['LE-VZ-03', '7-12-2026', '', '9:00', '11:00', 'B1.12'];
const fatima = ['0123457', 'Fatima', 'van den', 'Berg', '3-2-2008', '30'];
const li = ['0000077', 'Li', '', 'Wei', '4-2-2008', ''];

const sheetOf = (...rows: string[][]): Sheet => ({ name: 'Klaarzetten', rows: [['Titel'], [], headers, ...rows] });
const marked: Sheet = {
  name: 'Gegevens',
  rows: [
    [templateMark, '1'],
    ['school', 'school-1'],
  ],
};

function checked(...rows: string[][]) {
  const { template, faults } = findTemplate([sheetOf(...rows), marked]);
  if (!template) throw new Error(faults.map(({ code }) => code).join());
  return checkTemplate(template, { exams, now });
}
const codes = (...rows: string[][]) =>
  checked(...rows).faults.map(({ code, row, column }) => `${column}${row} ${code}`);
/** The row of Fatima with some cells changed, by their header. */
const changed = (cells: Record<string, string>) =>
  [...asked, ...fatima].map((cell, at) => cells[headers[at] ?? ''] ?? cell);

test('rows with the same exam, window and place become one sitting, in the order of the file', () => {
  const { plan, faults } = checked(
    [...asked, ...fatima],
    ['TH-HY-02 – Hygiëne', '2026-12-08', '2026-12-11', '13:00', '00:00', 'B1.12', ...fatima],
    ['lezen: zorg voor een client', '2026-12-07', '7 december 2026', '0,375', '11 uur', 'b1.12', ...li],
  );
  expect(faults).toEqual([]);
  expect(schedulingPlan.parse(plan)).toEqual(plan);
  expect(plan?.sittings).toEqual([
    {
      examId: reading.id,
      location: 'B1.12',
      window: { firstDay: '2026-12-07', lastDay: '2026-12-07', fromMinute: 540, untilMinute: 660 },
      candidates: [
        expect.objectContaining({ studentNumber: '0123457', infix: 'van den', extraMinutes: 30 }),
        expect.objectContaining({ studentNumber: '0000077', extraMinutes: 0 }),
      ],
      rows: [4, 6],
    },
    expect.objectContaining({
      examId: theory.id,
      window: { firstDay: '2026-12-08', lastDay: '2026-12-11', fromMinute: 780, untilMinute: 1440 },
    }),
  ]);
  expect(plan && firstSittingAt(plan)).toEqual(new Date('2026-12-07T08:00:00Z'));
});

test('all faults at once, each at its cell; no plan', () => {
  const { plan, faults } = checked(
    changed({ Examen: 'LE-VZ-30', 'Datum vanaf': '31-2-2027', Studentnummer: '' }),
    [...asked, ...li],
    [...asked, ...li],
    changed({ Achternaam: 'Bakker', Studentnummer: '0000077', Locatie: '' }),
  );
  expect(plan).toBeNull();
  expect(faults.map(({ code, row, column }) => `${column}${row} ${code}`)).toEqual([
    'A4 exam-unknown',
    'B4 day-impossible',
    'G4 required',
    'G6 duplicate',
    'F7 required',
    'G7 student-differs',
  ]);
  expect(faults[0]).toMatchObject({ sheet: 'Klaarzetten', header: 'Examen', found: 'LE-VZ-30', field: 'exam' });
  expect(faults[0]?.values['nearest']).toMatch(/^LE-VZ-03 – Lezen/);
  expect(faults[3]?.values).toEqual({ first: 5 });
});

test.each<[Record<string, string>, string]>([
  [{ 'Datum vanaf': '23-11-2026' }, 'B4 day-past'],
  [{ 'Datum vanaf': '7-12-2029' }, 'B4 day-too-far'],
  [{ 'Datum tot en met': '6-12-2026' }, 'C4 day-order'],
  [{ 'Datum tot en met': '7-12-2027' }, 'C4 period-too-long'],
  [{ 'Datum vanaf': '24-11-2026', 'Tijd vanaf': '8:00', 'Tijd tot': '10:00' }, 'E4 window-closed'],
  [{ 'Tijd tot': '9:00' }, 'E4 time-order'],
  [{ 'Tijd tot': '10:29' }, 'E4 window-too-short'],
  [{ 'Tijd vanaf': 'ochtend' }, 'D4 time-unreadable'],
  [{ Examen: '' }, 'A4 required'],
  [{ Examen: 'VOORBEELD – deze rij telt niet mee', Voornaam: 'Sanne' }, 'A4 example-changed'],
  [{ Studentnummer: '0123456' }, 'G4 example-person'],
  [{ Geboortedatum: '3-2-2026' }, 'K4 birth-day-unlikely'],
  [{ Voornaam: 'x'.repeat(101) }, 'H4 too-long'],
])('%j: %s', (cells, fault) => {
  expect(codes(changed(cells))).toEqual([fault]);
});

test('just long enough, and today as long as the window is open', () => {
  expect(codes(changed({ 'Tijd tot': '10:30' }))).toEqual([]);
  expect(codes(changed({ 'Datum vanaf': '24-11-2026', 'Tijd tot': '10:30' }))).toEqual([]);
});

test('codes that differ in their dashes alone are not taken for each other', () => {
  const { template } = findTemplate([sheetOf(changed({ Examen: 'LE-1-23' }))]);
  const two = [
    { ...reading, code: 'LE-12-3' },
    { ...theory, code: 'LE-1-23' },
  ];
  if (!template) throw new Error('no template');
  expect(checkTemplate(template, { exams: two, now }).plan?.sittings[0]?.examId).toBe(theory.id);
  expect(checkTemplate(template, { exams: [], now }).faults).toMatchObject([{ code: 'exam-none' }]);
});

describe('more sittings than one file may ask for', () => {
  const inRooms = (rooms: number) =>
    Array.from({ length: rooms }, (_, room) => changed({ Locatie: `B${room}`, Studentnummer: `s${room}` }));

  test('just as many is in order', () => {
    const { plan, faults } = checked(...inRooms(mostSittings));
    expect(faults).toEqual([]);
    expect(plan?.sittings).toHaveLength(mostSittings);
  });

  test('one more is told of the sheet, with how many there are', () => {
    const { plan, faults } = checked(...inRooms(mostSittings + 1));
    expect(plan).toBeNull();
    expect(faults).toMatchObject([
      { code: 'too-many-sittings', sheet: 'Klaarzetten', row: null, values: { count: 201, max: 200 } },
    ]);
  });

  test('is told together with what else is wrong, and counts the rows of wrong candidates too', () => {
    const [first = [], ...rest] = inRooms(mostSittings + 1);
    const without = first.map((cell, at) => (headers[at] === 'Voornaam' ? '' : cell));
    expect(codes(without, ...rest)).toEqual(['null too-many-sittings', 'H4 required']);
  });
});

test('columns that were moved, added or renamed a little, and another name for the sheet', () => {
  const order = [...headers.keys()].reverse();
  const pick = (cells: string[]) => ['x', ...order.map((at) => cells[at] ?? '')];
  const renamed = headers.map(
    (name) => ({ Voornaam: 'Voornaam leerling', Geboortedatum: 'gebortedatum' })[name] ?? name,
  );
  const rows = [pick(renamed), pick([...asked, ...fatima])];
  const { marker, template, faults } = findTemplate([{ name: 'Kopie van', rows }]);
  expect([marker, faults]).toEqual([null, []]);
  expect(template && checkTemplate(template, { exams, now }).plan?.sittings).toHaveLength(1);
});

test('what is missing or twice is said of the file that it stands in', () => {
  const without = { name: 'Klaarzetten', rows: [headers.filter((name) => name !== 'Geboortedatum'), asked] };
  expect(findTemplate([without, marked]).faults).toMatchObject([
    { code: 'header-missing', sheet: 'Klaarzetten', row: 1, values: { header: 'Geboortedatum' } },
  ]);
  expect(findTemplate([{ name: 'a', rows: [[...headers, 'Locatie'], asked] }]).faults).toMatchObject([
    { code: 'header-twice', values: { header: 'Locatie' } },
  ]);
  expect(findTemplate([{ name: 'a', rows: [['Naam', 'Adres']] }]).faults).toMatchObject([{ code: 'not-the-template' }]);
  expect(findTemplate([marked]).faults).toMatchObject([{ code: 'not-the-template' }]);
  expect(findTemplate([sheetOf([]), marked]).faults).toMatchObject([{ code: 'no-rows', sheet: 'Klaarzetten' }]);
});
