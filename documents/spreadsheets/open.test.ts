import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { openSheets } from './open.ts';
import { largestFile } from './refusal.ts';
import { mostRows } from './workbook.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
const small = await writeXlsx({ sheets: [{ name: 'Blad1', rows: [['a', 'b']] }] });

async function opened(bytes: Uint8Array) {
  const result = await openSheets({ bytes, name: 'list.xlsx' });
  if ('fault' in result) throw new Error(result.fault.code);
  return result.sheets;
}
async function codeOf(bytes: Uint8Array): Promise<string> {
  const result = await openSheets({ bytes, name: 'list.xlsx' });
  return 'fault' in result ? result.fault.code : 'opened';
}
const rowsOf = async (bytes: Uint8Array) => (await opened(bytes))[0]?.rows;
/** The small workbook with parts changed or added. */
const changed = (parts: Record<string, Uint8Array>) => zipSync({ ...unzipSync(small), ...parts });
const sheetPart = (cells: string) =>
  strToU8(
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
  );

test('what another program saved comes as text: zeros, days, times, formulas, links, large numbers', async () => {
  expect(await opened(fixture('libreoffice.xlsx'))).toEqual([
    {
      name: 'Lijst',
      rows: [
        ['Studentnummer', 'Naam', 'Geboortedatum', 'Tijd', 'Moment', 'E-mail', 'Som', 'Getal', 'Waar'],
        [
          ...['0123456', 'Berg, Fatima van den', '2008-02-03', '09:00', '2026-09-15 09:00'],
          ...['f@example.nl', '3', '123456789012', 'WAAR'],
        ],
        // 77 with the format 0000000 is 0000077, as one sees it
        ['0000077', 'Zoë Çelik', '2007-12-31', '23:59', '2026-09-15', '', '#N/A', '0.1', 'ONWAAR'],
      ],
    },
    { name: 'Verborgen', rows: [['x']] },
  ]);
});

test('a bomb is refused in under a second, wherever it is in the file and whatever the file says of its size', async () => {
  const size = 150 * 1024 * 1024;
  const packed = deflateRawSync(new Uint8Array(size));
  for (const name of ['xl/worksheets/sheet1.xml', 'xl/media/picture.bin']) {
    for (const said of [size, 1_000]) {
      const bomb = withEntry(small, name, packed, said);
      expect(bomb.length).toBeLessThan(200_000);
      // of this process: the machine may have more to do
      const before = process.cpuUsage();
      expect(await codeOf(bomb)).toBe('file-unpacks-too-large');
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1_000).toBeLessThan(1_000);
    }
  }
});

test('sheets that are larger than any list are not read', async () => {
  const sheet = Buffer.alloc(33 * 1024 * 1024, '<row r="1"><c r="A1"><v>1</v></c></row>');
  const packed = deflateRawSync(sheet);
  expect(await codeOf(withEntry(small, 'xl/worksheets/sheet9.xml', packed, 1))).toBe('file-unpacks-too-large');
  expect(await codeOf(withEntry(small, 'xl/media/sheet9.bin', packed, 1))).toBe('opened');
});

test('a bomb of entries that share one content is counted as often as it is named', async () => {
  const part = new Uint8Array(8 * 1024 * 1024);
  const one = Buffer.from(changed({ 'xl/media/a.bin': part }));
  expect(await codeOf(one)).toBe('opened');
  expect(await codeOf(namedAgain(one, 'xl/media/a.bin', 10))).toBe('file-unpacks-too-large');
});

test('two cells in far corners do not make a table of a million rows', async () => {
  const corner = '<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
  expect(await rowsOf(changed({ 'xl/worksheets/sheet1.xml': sheetPart(corner) }))).toEqual([['a']]);
});

test('each kind of wrong file has its own answer', async () => {
  const encrypted = await writeXlsx({
    sheets: [{ name: 'Blad1', rows: [['a']] }],
    encryption: { password: 'geheim', spinCount: 1_000 },
  });
  const locked = Buffer.from(changed({}));
  for (let at = locked.indexOf('PK\u0001\u0002'); at >= 0; at = locked.indexOf('PK\u0001\u0002', at + 1)) {
    locked.writeUInt16LE(locked.readUInt16LE(at + 8) | 1, at + 8);
  }
  const doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  const sheet = sheetPart('<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>');
  const files: [Uint8Array, string][] = [
    [new Uint8Array(), 'file-empty'],
    [strToU8('  \r\n '), 'file-empty'],
    [new Uint8Array(largestFile + 1), 'file-too-large'],
    [encrypted, 'file-password'],
    [locked, 'file-password'],
    [fixture('old-excel.xls'), 'file-old-excel'],
    [fixture('libreoffice.ods'), 'file-open-document'],
    [zipSync({ 'xl/workbook.bin': new Uint8Array(9) }), 'file-binary-excel'],
    [
      zipSync({ 'word/document.xml': strToU8('<a/>'), '[Content_Types].xml': strToU8('<a/>') }),
      'file-not-a-spreadsheet',
    ],
    [strToU8('<html><table><tr><td>1</td></tr></table></html>'), 'file-not-a-spreadsheet'],
    [latin('%PDF-1.7\n%âãÏÓ'), 'file-not-a-spreadsheet'],
    [Uint8Array.from([1, 0, 2, 0, 3]), 'file-not-a-spreadsheet'],
    [small.subarray(0, small.length - 40), 'file-damaged'],
    [Uint8Array.from(small, (byte, at) => (at > 60 && at < 300 ? byte ^ 0x55 : byte)), 'file-damaged'],
    [changed({ 'xl/workbook.xml': strToU8('<workbook') }), 'file-damaged'],
    [changed({ 'xl/worksheets/sheet1.xml': strToU8(doctype + Buffer.from(sheet).toString()) }), 'file-unsafe'],
    [changed({ 'xl/sharedStrings.xml': utf16('<sst/>') }), 'file-unsafe'],
    [strToU8('a;b\r\n"a;b\r\nc;d\r\n'), 'text-damaged'],
  ];
  for (const [index, [bytes, code]] of files.entries()) expect([index, await codeOf(bytes)]).toEqual([index, code]);
});

test('any file, cut off or changed anywhere, is opened or refused: nothing else happens', async () => {
  const file = fixture('libreoffice.xlsx');
  for (let round = 0; round < 150; round += 1) {
    const at = (round * 7_919) % file.length;
    const spoiled = Uint8Array.from(file, (byte, index) => (index === at ? byte ^ (1 + (round % 255)) : byte));
    await expect(codeOf(spoiled)).resolves.toBeTypeOf('string');
    await expect(codeOf(file.subarray(0, at))).resolves.toBeTypeOf('string');
  }
});

test.each<[string, Uint8Array]>([
  ['semicolons', strToU8('nr;naam\r\n01;Zoë, A.\r\n')],
  ['commas', strToU8('nr,naam\n01,"Zoë, A."\n')],
  ['tabs', strToU8('nr\tnaam\n01\tZoë, A.\n')],
  ['the mark of UTF-8', strToU8('\uFEFFnr;naam\r\n01;Zoë, A.\r\n')],
  ['Windows-1252', latin('nr;naam\r\n01;Zo\u00EB, A.\r\n')],
  ['UTF-16, as Excel’s Unicode text', utf16('nr\tnaam\r\n01\tZoë, A.\r\n')],
])('a text file with %s', async (_, bytes) => {
  expect(await rowsOf(bytes)).toEqual([
    ['nr', 'naam'],
    ['01', 'Zoë, A.'],
  ]);
});

test('a text file with line breaks within quotes, empty lines, and the sign said in the first line', async () => {
  expect(await rowsOf(strToU8('sep=;\r\n"a\r\nb";c\r\n\r\nd,e;"f ""g"""\r\n'))).toEqual([
    [],
    ['a\r\nb', 'c'],
    [''],
    ['d,e', 'f "g"'],
  ]);
});

test('what is pasted is read between its tabs', async () => {
  const result = await openSheets({ text: '01\tBerg, Fatima\t3-2-2008\r\n02\tWei; Li\t4-2-2008\r\n' });
  expect('sheets' in result && result.sheets[0]?.rows).toEqual([
    ['01', 'Berg, Fatima', '3-2-2008'],
    ['02', 'Wei; Li', '4-2-2008'],
  ]);
});

test('too many rows are refused, not cut off', async () => {
  const rows = (count: number) => Array.from({ length: count }, () => ['a']);
  expect(await codeOf(await writeXlsx({ sheets: [{ name: 'Blad1', rows: rows(mostRows) }] }))).toBe('opened');
  expect(await codeOf(await writeXlsx({ sheets: [{ name: 'Blad1', rows: rows(mostRows + 1) }] }))).toBe(
    'too-many-rows',
  );
  expect(await codeOf(strToU8('a;b\n'.repeat(mostRows + 1)))).toBe('too-many-rows');
});

/** Puts an entry before the others, packed already, with what it says of its unpacked size. */
function withEntry(zip: Uint8Array, name: string, packed: Uint8Array, said: number): Uint8Array {
  const before = Buffer.from(zip);
  const end = before.lastIndexOf('PK\u0005\u0006');
  const directory = before.readUInt32LE(end + 16);
  const local = Buffer.alloc(30);
  local.write('PK\u0003\u0004');
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(said, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.write('PK\u0001\u0002');
  local.copy(entry, 6, 4);
  entry.writeUInt32LE(directory, 42);
  const tail = Buffer.from(before.subarray(end));
  tail.writeUInt16LE(tail.readUInt16LE(8) + 1, 8);
  tail.writeUInt16LE(tail.readUInt16LE(10) + 1, 10);
  tail.writeUInt32LE(directory + local.length + name.length + packed.length, 16);
  const names = Buffer.from(name);
  const added = [local, names, packed];
  return Buffer.concat([before.subarray(0, directory), ...added, entry, names, before.subarray(directory, end), tail]);
}

/** Repeats an entry of the directory at the end, so that more names share one packed content. */
function namedAgain(zip: Buffer, name: string, times: number): Uint8Array {
  const end = zip.lastIndexOf('PK\u0005\u0006');
  const at = zip.lastIndexOf(name) - 46;
  const entry = zip.subarray(at, at + 46 + name.length);
  const tail = Buffer.from(zip.subarray(end));
  tail.writeUInt16LE(tail.readUInt16LE(8) + times, 8);
  tail.writeUInt16LE(tail.readUInt16LE(10) + times, 10);
  tail.writeUInt32LE(tail.readUInt32LE(12) + times * entry.length, 12);
  return Buffer.concat([zip.subarray(0, end), ...Array.from({ length: times }, () => entry), tail]);
}
