import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { closeSpreadsheetThreads } from '../documents/candidate-list.ts';
import { checkSchedulingTemplate } from '../documents/scheduling-template.ts';
import { templateContext } from './template-context.ts';

// node bench/template-process.ts ratio|peak FILE   A process of its own, which says what it measured as JSON.

const rounds = 7;
const [what, file = ''] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(file));

const check = async () => {
  const { plan, faults } = await checkSchedulingTemplate(bytes, templateContext);
  if (!plan || faults.length > 0) throw new Error('the measured template is not good');
};
const read = async () => await readXlsx(bytes);

console.log(JSON.stringify(what === 'peak' ? { peakMb: await peakMb() } : { ratio: await ratio() }));
await closeSpreadsheetThreads();

/** Three in a row, as memory of the one before may still be held. */
async function peakMb(): Promise<number> {
  for (let turn = 0; turn < 3; turn += 1) await check();
  return process.resourceUsage().maxRSS / 1024;
}

async function ratio(): Promise<number> {
  const [checks, reads]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    reads.push(await milliseconds(read));
    checks.push(await milliseconds(check));
  }
  return median(checks) / median(reads);
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
