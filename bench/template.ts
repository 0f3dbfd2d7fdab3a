import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { closeSpreadsheetThreads } from '../documents/candidate-list.ts';
import { makeSchedulingTemplate } from '../documents/scheduling-template.ts';
import { templateContext, templateExams, templateSchool } from './template-context.ts';

/**
 * The filled template of 10,000 rows: our whole check against the bare library that reads the same file, by turns in
 * one process; and the most memory that a process takes which only checks.
 */
export async function benchTemplate(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'template-'));
  try {
    const file = join(folder, 'filled.xlsx');
    await writeFile(file, await filledTemplate(10_000));
    const { ratio } = await measured<{ ratio: number }>('ratio', file);
    const { peakMb } = await measured<{ peakMb: number }>('peak', file);
    return { 'template-check-to-bare-read': ratio, 'template-peak-mb': peakMb };
  } finally {
    await closeSpreadsheetThreads();
    await rm(folder, { recursive: true });
  }
}

async function measured<Result>(what: 'ratio' | 'peak', file: string): Promise<Result> {
  const script = new URL('./template-process.ts', import.meta.url).pathname;
  const flags = ['--disable-warning=ExperimentalWarning', '--expose-gc'];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, script, what, file]);
  return JSON.parse(stdout) as Result;
}

/** As a school fills it in: what was typed as text stays text, days and times are what a spreadsheet makes of them. */
async function filledTemplate(count: number): Promise<Uint8Array> {
  const template = await makeSchedulingTemplate({ school: templateSchool, exams: templateExams, locale: 'nl' });
  const { sheets } = await readXlsx(template);
  const firstDay = templateContext.now.getTime() + 14 * 24 * 60 * 60_000;
  const rows = Array.from({ length: count }, (_, index) => {
    const exam = templateExams[index % templateExams.length];
    if (!exam) throw new Error('no exams');
    return [
      ...[`${exam.code} – ${exam.title}`, new Date(firstDay), null, 9 / 24, 12 / 24, `Lokaal ${index % 40}`],
      ...[String(index).padStart(7, '0'), `Sanne ${index}`, 'van den', `Berg-${index}`],
      ...[new Date(Date.UTC(2007, 0, 1 + (index % 700))), index % 10 === 0 ? 30 : null],
    ];
  });
  return await writeXlsx({
    sheets: sheets.map((sheet, index) => ({
      name: sheet.name,
      hidden: sheet.hidden ?? false,
      rows: index === 0 ? [...sheet.rows.slice(0, 4), ...rows] : sheet.rows,
    })),
  });
}
