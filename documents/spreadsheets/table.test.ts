import { readXlsx } from 'hucre/xlsx';
import { afterAll, expect, test } from 'vitest';
import { makeTable, type Table } from '../table-export.ts';
import { readDelimited } from './delimited-text.ts';
import { closeSpreadsheetThreads } from './threads.ts';

afterAll(closeSpreadsheetThreads);

const attacks = ['=1+1', '+31 6', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '=HYPERLINK("x";"y")'];
const table: Table = {
  sheetName: 'Resultaten: [lezen]/2026 met een veel te lange naam',
  columns: [{ header: 'Naam' }, { header: 'Cijfer', format: '0.0' }, { header: '=Dag', width: 12 }],
  rows: [
    ['Zoë "Z" Çelik; A.', 5.5, new Date('2026-09-14T00:00:00Z')],
    ["'t Hof", -3, null],
    ...attacks.map((attack) => [attack, 1, attack]),
  ],
};

test('an xlsx table: numbers stay numbers, days days, and no cell opens a formula', async () => {
  const { sheets } = await readXlsx(await makeTable(table, 'xlsx'), { readStyles: true });
  expect(sheets[0]?.name).toBe('Resultaten   lezen  2026 met ee');
  const [header, first, second, ...attacked] = sheets[0]?.rows ?? [];
  expect(header).toEqual(['Naam', 'Cijfer', "'=Dag"]);
  expect(first).toEqual(['Zoë "Z" Çelik; A.', 5.5, new Date('2026-09-14T00:00:00Z')]);
  expect(second?.slice(0, 2)).toEqual(["'t Hof", -3]);
  expect(attacked.map(([cell]) => cell)).toEqual(attacks.map((attack) => `'${attack}`));
  expect([...(sheets[0]?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
  expect(sheets[0]?.cells?.get('1,1')?.style?.numFmt).toBe('0.0');
});

test('a csv table opens in Dutch Excel: mark, semicolons, decimal comma, quotes', async () => {
  const bytes = await makeTable(table, 'csv');
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  const lines = text.split('\r\n');
  expect(lines.slice(0, 3)).toEqual(["Naam;Cijfer;'=Dag", '"Zoë ""Z"" Çelik; A.";5,5;2026-09-14', "'t Hof;-3;"]);
  const attacked = readDelimited(text.slice(1)).slice(3);
  expect(attacked.map(([cell]) => cell)).toEqual(attacks.map((attack) => `'${attack}`));
});
