import { findTemplate, templateVersion, type TemplateMarker } from '../../domain/scheduling-template.ts';
import type { SchedulingPlan } from '../../domain/scheduling.ts';
import { fileFault, type FaultList, type SpreadsheetFault } from '../../domain/spreadsheet-fault.ts';
import { checkTemplate, type SchedulableExam } from '../../domain/template-check.ts';
import { openSheets } from './open.ts';

/** For whom the file is checked, and when. */
export type TemplateContext = {
  schoolId: string;
  /** Schools that were merged into it: their templates are still about. */
  formerSchoolIds?: readonly string[];
  exams: readonly SchedulableExam[];
  now: Date;
};

export type CheckedTemplate = FaultList & {
  /** Whether it is a template at all, filled well or not: anything else that is mailed is for a person to look at. */
  isTemplate: boolean;
  /** Null where the sheet with the marker was lost. */
  marker: TemplateMarker | null;
  /** What is to be scheduled; null as soon as there is one fault. */
  plan: SchedulingPlan | null;
};

export async function readFilledTemplate(bytes: Uint8Array, context: TemplateContext): Promise<CheckedTemplate> {
  const opened = await openSheets({ bytes, name: '' });
  if ('fault' in opened) return { isTemplate: false, marker: null, ...refusal(opened.fault) };
  const { marker, template, faults } = findTemplate(opened.sheets);
  const isTemplate = marker !== null || template !== null || faults.some(({ code }) => code !== 'not-the-template');
  if (marker && marker.version !== templateVersion) {
    return { isTemplate, marker, ...refusal(fileFault('template-version')) };
  }
  if (marker && ![context.schoolId, ...(context.formerSchoolIds ?? [])].includes(marker.schoolId)) {
    return { isTemplate, marker, ...refusal(fileFault('template-of-other-school')) };
  }
  if (!template) return { isTemplate, marker, ...refusal(...faults) };
  return { isTemplate, marker, ...checkTemplate(template, context) };
}

const refusal = (...faults: SpreadsheetFault[]) => ({ plan: null, faults, unlisted: 0 });
