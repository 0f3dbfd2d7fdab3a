import type { SpreadsheetFault } from './spreadsheet-fault.ts';
import type { TaskKind } from './tasks.ts';

/** A school's request to have exams scheduled by the helpdesk. Source: "Laten klaarzetten examens". */

/**
 * How a request ends. `sent-elsewhere`: its corrected file is that of another request, which goes on. `not-a-template`: what
 * was mailed is no filled template; it became a question to the helpdesk.
 */
export type SchedulingOutcome = 'scheduled' | 'refused' | 'expired' | 'withdrawn' | 'sent-elsewhere' | 'not-a-template';

export const schedulingPhases = [
  'checking',
  'awaiting-correction',
  'in-review',
  'scheduled',
  'refused',
  'expired',
  'withdrawn',
  'sent-elsewhere',
  'not-a-template',
] as const;
export type SchedulingPhase = (typeof schedulingPhases)[number];

/** Where a request stands: derived from how it ended, or from whom it waits for. */
export function phaseOf({
  outcome,
  openTasks,
}: {
  outcome: string | null;
  openTasks: readonly string[];
}): SchedulingPhase {
  if (outcome !== null) return outcome as SchedulingOutcome;
  const waitsFor = (kind: TaskKind): boolean => openTasks.includes(kind);
  if (waitsFor('corrected-file')) return 'awaiting-correction';
  return waitsFor('scheduling-review') ? 'in-review' : 'checking';
}

/**
 * Whether what was mailed is something else than a template, for a person to look at. A file that can't be opened may well
 * be one: that is told to the sender.
 */
export const isSomethingElse = (faults: readonly Pick<SpreadsheetFault, 'code'>[]): boolean =>
  faults.some(({ code }) => code === 'not-the-template');

/** More than this is not read in a mail: the whole list is in the portal. */
export const faultsInMail = 25;
