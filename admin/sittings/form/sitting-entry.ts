import type { NewSitting, SittingChange } from '../../../api/scheduling/contract.ts';
import { fields as columns, type Field, type RowFaults } from '../candidates/candidate-rows.ts';
import { minutesOf } from '../window-in-words.ts';
import { emptyFields, type SittingFields } from './draft.ts';

export type FieldName = keyof SittingFields;
/** What is wrong with a field: the name of our sentence, or a sentence of the API. */
export type FieldFaults = Partial<Record<FieldName, string>>;

/** What can be seen to be wrong without asking: the names of sentences. */
export function faultsOfFields(values: SittingFields, needs: { school: boolean; owner: boolean }): FieldFaults {
  const faults: FieldFaults = {};
  const from = minutesOf(values.from);
  const until = minutesOf(values.until);
  if (needs.school && values.schoolId === '') faults.schoolId = fault('schoolMissing');
  if (needs.owner && values.ownerId === '') faults.ownerId = fault('ownerMissing');
  if (values.examId === '') faults.examId = fault('examMissing');
  if (values.firstDay === '') faults.firstDay = fault('dayMissing');
  if (values.span === 'period' && values.lastDay === '') faults.lastDay = fault('dayMissing');
  else if (values.span === 'period' && values.lastDay < values.firstDay) faults.lastDay = fault('before-first-day');
  if (from === null) faults.from = fault('timeMissing');
  if (until === null) faults.until = fault('timeMissing');
  else if (from !== null && until <= from) faults.until = fault('before-from');
  if (values.location.trim() === '') faults.location = fault('locationMissing');
  return faults;
}

/** @returns the sitting as the API reads it; call it for fields without faults */
export function entryOfFields(values: SittingFields): Omit<SittingChange, 'confirmedWarnings'> {
  const lastDay = values.span === 'period' ? values.lastDay : values.firstDay;
  return {
    examId: values.examId,
    location: values.location.trim(),
    window: {
      firstDay: values.firstDay,
      lastDay,
      fromMinute: minutesOf(values.from) ?? 0,
      untilMinute: minutesOf(values.until) ?? 0,
    },
  };
}

/** For whom, where that has to be said. */
export const placeOf = ({ schoolId, ownerId }: SittingFields): Pick<NewSitting, 'schoolId' | 'ownerId'> => ({
  ...(schoolId !== '' && { schoolId }),
  ...(ownerId !== '' && { ownerId }),
});

/** The API's faults, which name a field (`window.lastDay`) or a candidate's (`candidates.3.dateOfBirth`). */
export function sortFaults(errors: Readonly<Record<string, string>>) {
  const fields: FieldFaults = {};
  const rows: Record<number, RowFaults> = {};
  const others: string[] = [];
  for (const [path, message] of Object.entries(errors)) {
    const name = nameIn[path] ?? path;
    const cell = /^candidates\.(\d+)(?:\.(\w+))?$/.exec(path);
    if (isFieldName(name)) fields[name] = sentenceFor(message);
    else if (cell) {
      const column = columns.find((one) => one === cell[2]) ?? 'studentNumber';
      rows[Number(cell[1])] = { ...rows[Number(cell[1])], [column satisfies Field]: message };
    } else others.push(sentenceFor(message));
  }
  return { fields, rows, others };
}

const nameIn: Record<string, FieldName> = {
  'window.firstDay': 'firstDay',
  'window.lastDay': 'lastDay',
  'window.fromMinute': 'from',
  'window.untilMinute': 'until',
  window: 'firstDay',
};

const isFieldName = (name: string): name is FieldName => name in emptyFields;

const fault = (name: string): string => `scheduling.admin.fault.${name}`;
/** The contract's own checks answer with a code; what only the server knows comes as a sentence. */
const sentenceFor = (message: string): string =>
  message === 'before-first-day' || message === 'before-from' ? fault(message) : message;
