import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { Refused } from './refusal.ts';

/**
 * Reads a csv file or what was copied from a spreadsheet: separated by tabs, semicolons or commas, with line breaks
 * within quotes.
 *
 * @throws {Refused} text-damaged, where quotes don't close
 */
export function readDelimited(text: string): string[][] {
  // Excel's own way of saying which sign separates
  const [said = '', sign] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const body = text.slice(said.length);
  try {
    const rows = parse(body, {
      delimiter: sign ?? delimiterIn(body),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 100_000,
    });
    return said === '' ? rows : [[], ...rows];
  } catch (error) {
    if (error instanceof CsvError) throw new Refused('text-damaged');
    throw error;
  }
}

/**
 * UTF-8 with or without its mark, UTF-16 with its mark, or Windows-1252, which Excel on Dutch computers writes.
 *
 * @throws {Refused} where it is no text at all
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.includes(0)) throw new Refused('file-not-a-spreadsheet');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The sign that makes the most equal columns of the first lines; a tab goes before, as nobody types one in a name. */
function delimiterIn(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r?\n|\r/)
    .slice(0, 30);
  const filled = lines.filter((line) => line.trim() !== '');
  const often = (sign: string) => {
    const counts = filled.map((line) => line.split(sign).length - 1).sort((a, b) => a - b);
    return counts[Math.floor(counts.length / 2)] ?? 0;
  };
  if (often('\t') > 0) return '\t';
  return often(';') > 0 && often(';') >= Math.min(often(','), 2) ? ';' : ',';
}
