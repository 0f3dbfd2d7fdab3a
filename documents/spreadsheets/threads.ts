import { Piscina } from 'piscina';
import type { CandidateListResult } from '../../domain/candidate-list.ts';
import { fileFault, type SpreadsheetFault } from '../../domain/spreadsheet-fault.ts';
import type { Table, TableKind } from '../table-export.ts';
import type { SpreadsheetInput } from './open.ts';
import type { CheckedTemplate, TemplateContext } from './template-reading.ts';
import type { TemplateData } from './template.ts';

export type SpreadsheetRequest =
  | { kind: 'candidate-list'; input: SpreadsheetInput; today: string }
  | { kind: 'template'; data: TemplateData }
  | { kind: 'filled-template'; bytes: Uint8Array; context: TemplateContext }
  | { kind: 'table'; table: Table; as: TableKind };

/** Reads a list of candidates. @param today `yyyy-mm-dd`, in Amsterdam */
export async function readCandidateList(input: SpreadsheetInput, today: string): Promise<CandidateListResult> {
  const nothing = { rows: [], candidates: [], unlisted: 0 };
  return await read({ kind: 'candidate-list', input, today }, (fault) => ({ ...nothing, faults: [fault] }));
}

/** Templates that are kept: those of a school's people, who get their accounts together, are all the same. */
const templatesKept = 20;
const templates = new Map<string, Promise<Uint8Array>>();

/** Makes the template for a school, or gives the one that was made before of the same facts. */
export async function makeSchedulingTemplate(data: TemplateData): Promise<Uint8Array> {
  const facts = JSON.stringify(data);
  const template = templates.get(facts) ?? run<Uint8Array>({ kind: 'template', data });
  templates.delete(facts);
  templates.set(facts, template);
  for (const oldest of [...templates.keys()].slice(0, -templatesKept)) templates.delete(oldest);
  template.catch(() => templates.delete(facts));
  return await template;
}

/** Reads and checks a filled template. */
export async function checkSchedulingTemplate(bytes: Uint8Array, context: TemplateContext): Promise<CheckedTemplate> {
  const nothing = { isTemplate: false, marker: null, plan: null, unlisted: 0 };
  return await read({ kind: 'filled-template', bytes, context }, (fault) => ({ ...nothing, faults: [fault] }));
}

/** Makes a file of a table: xlsx, or csv as Dutch Excel reads it. */
export const makeTable = async (table: Table, as: TableKind): Promise<Uint8Array> =>
  await run({ kind: 'table', table, as });

/** In milliseconds. The largest honest file takes a few seconds. */
const timeLimit = 30_000;

/**
 * Files from outside are opened in threads of their own: what gets past the checks takes no more than a thread's memory
 * and time, and nobody who waits for an answer.
 */
async function run<Result>(request: SpreadsheetRequest): Promise<Result> {
  threads ??= new Piscina({
    filename: new URL('./thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 10_000,
    maxQueue: 1000,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 },
  });
  return (await threads.run(request, { signal: AbortSignal.timeout(timeLimit) })) as Result;
}

/** What a thread can't read in its memory or time is told to the sender as any other fault. */
async function read<Result>(
  request: SpreadsheetRequest,
  refused: (fault: SpreadsheetFault) => Result,
): Promise<Result> {
  try {
    return await run<Result>(request);
  } catch (error) {
    if (!isTooMuch(error)) throw error;
    return refused(fileFault('file-unpacks-too-large'));
  }
}

const isTooMuch = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'));

/** Ends the threads, when the program stops. What is being made or read is finished first. */
export async function closeSpreadsheetThreads(): Promise<void> {
  const closing = threads;
  threads = undefined;
  await closing?.close();
}

let threads: Piscina<SpreadsheetRequest, unknown> | undefined;
