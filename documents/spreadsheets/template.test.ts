import { readXlsx, writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { afterAll, expect, test } from 'vitest';
import { schedulingPlan } from '../../domain/scheduling.ts';
import { faultCodes, fileFault, cellFault, tellFault } from '../../domain/spreadsheet-fault.ts';
import { locales, translator } from '../../locales/index.ts';
import { readCandidateList } from '../candidate-list.ts';
import { checkSchedulingTemplate, makeSchedulingTemplate } from '../scheduling-template.ts';
import { closeSpreadsheetThreads } from './threads.ts';

afterAll(closeSpreadsheetThreads);

const school = { id: 'b1c1f0d2-6f0e-4b0e-9f43-0d3c7a1b2c01', name: 'ROC De Vliet', brin: '25XY' };
const exams = ['LE-VZ-03', 'LU-VZ-01', 'TH-HY-02'].map((code, index) => ({
  id: `a4c1f0d2-6f0e-4b0e-9f43-0d3c7a1b2c0${index}`,
  code,
  title: `Examen, deel ${index + 1}`,
  kind: (['reading', 'listening', 'theory'] as const)[index] ?? 'theory',
  durationMinutes: 60,
}));
const context = { schoolId: school.id, exams, now: new Date('2026-11-24T09:00:00Z') };
const make = (locale: 'nl' | 'en' = 'nl') => makeSchedulingTemplate({ school, exams, locale });

type Change = (sheets: (WriteSheet & { rows: NonNullable<WriteSheet['rows']> })[]) => void;

/** Types rows into the template as a school does, from row 5 on, with days and times as a spreadsheet keeps them. */
async function filled(count: number, change: Change = () => undefined, locale: 'nl' | 'en' = 'nl') {
  const { sheets } = await readXlsx(await make(locale), { readStyles: true });
  const written = sheets.map(({ name, rows, cells, hidden }, index) => ({
    ...{ name, rows, hidden: hidden ?? false },
    // the formats of the columns
    ...(index === 0 && { cells: new Map([...(cells ?? [])].map(([at, { style }]) => [at, style ? { style } : {}])) }),
  }));
  for (let index = 0; index < count; index += 1) {
    const { code, title } = exams[index % 3] ?? { code: '', title: '' };
    written[0]?.rows.splice(4 + index, 1, [
      ...[`${code} – ${title}`, new Date('2026-12-07T00:00:00Z'), null, 0.375, 0.5, `Lokaal ${index % 20}`],
      ...[String(index).padStart(7, '0'), `Sanne${index}`, 'van den', 'Berg', new Date('2008-02-03T00:00:00Z'), null],
    ]);
  }
  change(written);
  return await writeXlsx({ sheets: written });
}

test('the template holds the school’s exams as a drop-down, its explanation and its marker', async () => {
  const { sheets } = await readXlsx(await make(), { readStyles: true });
  expect(sheets.map(({ name, hidden }) => [name, hidden ?? false])).toEqual([
    ['Klaarzetten', false],
    ['Uitleg', false],
    ['Gegevens', true],
  ]);
  const [rows, explanation, data] = sheets;
  expect(rows?.dataValidations?.find(({ type }) => type === 'list')).toMatchObject({
    formula1: 'Gegevens!$A$5:$A$7',
    range: 'A5:A10003',
    showErrorMessage: true,
  });
  expect(data?.rows.slice(4).map(([label]) => label)).toEqual(exams.map(({ code, title }) => `${code} – ${title}`));
  expect(data?.rows.slice(0, 2)).toEqual([
    ['teletoets-klaarzetten', 1],
    ['school', school.id],
  ]);
  expect(rows?.cells?.get('4,6')?.style?.numFmt).toBe('@');
  expect(JSON.stringify(explanation?.rows)).toContain('LU-VZ-01');
});

test.each(locales)('filled in and read back it is a plan (%s)', async (locale) => {
  const { plan, ...rest } = await checkSchedulingTemplate(await filled(6, undefined, locale), context);
  expect(rest).toEqual({ isTemplate: true, marker: { version: 1, schoolId: school.id }, faults: [], unlisted: 0 });
  expect(schedulingPlan.parse(plan).sittings).toHaveLength(6);
  expect(plan?.sittings[1]).toMatchObject({
    examId: exams[1]?.id,
    window: { firstDay: '2026-12-07', lastDay: '2026-12-07', fromMinute: 540, untilMinute: 720 },
    candidates: [{ studentNumber: '0000001', infix: 'van den', dateOfBirth: '2008-02-03', extraMinutes: 0 }],
  });
});

test('of a school that was merged since, it is in order; of any other it is not', async () => {
  const merged = { ...context, schoolId: 'the-one-it-became', formerSchoolIds: [school.id] };
  expect((await checkSchedulingTemplate(await filled(2), merged)).faults).toEqual([]);
  const other = await checkSchedulingTemplate(await filled(2), { ...merged, formerSchoolIds: ['another'] });
  expect(other.faults).toMatchObject([{ code: 'template-of-other-school' }]);
});

test('as it was sent it asks for nothing, and the example counts for nobody', async () => {
  expect(await checkSchedulingTemplate(await make(), context)).toMatchObject({
    ...{ isTemplate: true, plan: null, faults: [{ code: 'no-rows', sheet: 'Klaarzetten' }] },
  });
});

test('10,000 rows are one plan', async () => {
  const { plan, faults } = await checkSchedulingTemplate(await filled(10_000), context);
  expect(faults).toEqual([]);
  expect(plan?.sittings.flatMap(({ candidates }) => candidates)).toHaveLength(10_000);
});

test.each<[string, Change, string[]]>([
  ['the explanation is deleted', (sheets) => sheets.splice(1, 1), []],
  ['the hidden sheet is deleted', (sheets) => sheets.splice(2, 1), []],
  ['the sheet has another name', ([rows]) => Object.assign(rows ?? {}, { name: 'Klas 2B' }), []],
  ['another school’s', (sheets) => sheets[2]?.rows[1]?.splice(1, 1, 'other'), ['template-of-other-school']],
  ['another version', (sheets) => sheets[2]?.rows[0]?.splice(1, 1, 0), ['template-version']],
  ['a column without its name', (sheets) => sheets[0]?.rows[2]?.splice(6, 1, 'x'), ['header-missing']],
  ['another workbook', (sheets) => sheets.splice(0, 3, { name: 'a', rows: [['Naam']] }), ['not-the-template']],
])('%s', async (_, change, codes) => {
  const bytes = await filled(3, (sheets) => {
    for (const sheet of sheets) delete sheet.cells;
    change(sheets);
  });
  const { faults, plan, isTemplate } = await checkSchedulingTemplate(bytes, context);
  expect(faults.map(({ code }) => code)).toEqual(codes);
  expect(plan !== null).toBe(codes.length === 0);
  expect(isTemplate).toBe(codes[0] !== 'not-the-template');
});

test('a filled template serves as a list of candidates too', async () => {
  const { candidates, faults } = await readCandidateList({ bytes: await filled(2), name: 'x' }, '2026-11-24');
  expect(faults).toEqual([]);
  expect(candidates.map(({ row, givenName, familyName }) => [row, givenName, familyName])).toEqual([
    [5, 'Sanne0', 'Berg'],
    [6, 'Sanne1', 'Berg'],
  ]);
});

test('every fault has a sentence in each language, with nothing left to fill in', () => {
  const values = {
    megabytes: 10,
    max: 1,
    count: 2,
    header: 'h',
    days: 3,
    needed: 4,
    available: 5,
    nearest: 'n',
    first: 6,
    reference: 'KZ-2026-00001',
  };
  const place = {
    sheet: 'Klaarzetten',
    row: 12,
    column: 10,
    header: 'Geboortedatum',
    field: 'dateOfBirth',
    found: 'x',
  };
  for (const locale of locales) {
    const t = translator(locale);
    for (const code of faultCodes) {
      for (const fault of [fileFault(code, values), cellFault(code, place, values)]) {
        const { whole } = tellFault(fault, (key, filling) => t(`scheduling:${key}`, filling));
        expect(whole).not.toMatch(/\{\{|fault\.|scheduling:/);
      }
    }
  }
  const dutch = translator('nl');
  const fault = cellFault('day-two-digit-year', { ...place, found: '03/02/08' });
  expect(tellFault(fault, (key, filling) => dutch(`scheduling:${key}`, filling)).whole).toBe(
    'Blad Klaarzetten, rij 12, kolom K (Geboortedatum): Er staat: 03/02/08. Schrijf het jaar met vier cijfers, bijvoorbeeld 3-2-2008.',
  );
});
