import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { ApplicationFormData } from './application-form.ts';
import type { AttendanceListData, AttendanceListsData } from './attendance-list.ts';
import type { InvigilatorSheetData } from './attendance-list-invigilator.ts';
import type { StripsData } from './attendance-list-strips.ts';
import type { InspectionPrintoutData } from './inspection-printout.ts';
import type { BlankApplicationFormData, BlankNdaData } from './blank-forms.ts';
import type { NdaData } from './nda.ts';
import type { ResultListData } from './result-list.ts';
import type { SignatureCertificateData } from './signature-certificate.ts';
import { closeSpreadsheetThreads } from './spreadsheets/threads.ts';

export type DocumentRequest =
  | { kind: 'application-form'; data: ApplicationFormData }
  | { kind: 'nda'; data: NdaData }
  | { kind: 'blank-application-form'; data: BlankApplicationFormData }
  | { kind: 'blank-nda'; data: BlankNdaData }
  | { kind: 'signature-certificate'; data: SignatureCertificateData }
  | { kind: 'attendance-list'; data: AttendanceListData }
  | { kind: 'attendance-lists'; data: AttendanceListsData }
  | { kind: 'strips'; data: StripsData }
  | { kind: 'invigilator-sheet'; data: InvigilatorSheetData }
  | { kind: 'result-list'; data: ResultListData }
  | { kind: 'inspection-printout'; data: InspectionPrintoutData };

/** Half of the processors: more would take from those who answer people, and each thread takes some 45 MB. */
const mostThreads = Math.min(2, Math.ceil(availableParallelism() / 2));

/** In milliseconds. A document takes a tenth of a second: after this it would never come. */
const timeLimit = 30_000;

/**
 * Makes the PDF in a worker thread, so that the event loop stays free for whoever waits for an answer. The same
 * request always gives the same bytes: their SHA-256 is evidence.
 * @throws when the document can't be made in 30 seconds, or the thread needs more than 256 MB
 */
export async function makeDocument(request: DocumentRequest): Promise<Uint8Array> {
  threads ??= new Piscina({
    filename: new URL('./maker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: mostThreads,
    idleTimeout: 10_000,
    maxQueue: 1000,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  return await threads.run(request, { signal: AbortSignal.timeout(timeLimit) });
}

/** Ends the worker threads, those of spreadsheets too, when the program stops. What is being made is finished first. */
export async function closeDocumentMaker(): Promise<void> {
  const closing = threads;
  threads = undefined;
  await Promise.all([closing?.close(), closeSpreadsheetThreads()]);
}

let threads: Piscina<DocumentRequest, Uint8Array> | undefined;
