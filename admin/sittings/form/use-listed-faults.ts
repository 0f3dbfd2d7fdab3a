import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { faultsOf, fields as columns, filled, type RowFaults } from '../candidates/candidate-rows.ts';
import type { CellPlace } from '../candidates/CandidateGrid.tsx';
import type { Grid } from '../candidates/use-candidate-grid.ts';
import type { ListedFault } from './FormFaults.tsx';
import type { FieldFaults, FieldName } from './sitting-entry.ts';
import { fieldId } from './SittingFieldsForm.tsx';

const labelOf: Record<FieldName, string> = {
  schoolId: 'schoolId',
  ownerId: 'ownerId',
  examId: 'exam',
  span: 'span',
  firstDay: 'day',
  lastDay: 'lastDay',
  from: 'from',
  until: 'until',
  location: 'location',
};

/** The faults of a form as one list, each with the way to its field or its cell. */
export function useListedFaults() {
  const translate = useTranslate();
  const [listed, setListed] = useState<ListedFault[]>([]);
  const [goTo, setGoTo] = useState<CellPlace>();

  function ofFields(faults: FieldFaults): ListedFault[] {
    return Object.entries(faults).map(([name, fault]) => ({
      text: `${translate(`scheduling.admin.form.${labelOf[name as FieldName]}`)}: ${translate(fault)}`,
      goThere: () => document.getElementById(fieldId(name as FieldName))?.focus(),
    }));
  }

  /** Our own look at the lines, or what the API said about each by its place. */
  function ofRows(grid: Grid, told?: Readonly<Record<number, RowFaults>>): ListedFault[] {
    return filled(grid.rows).flatMap((row, index) => {
      const faults = told ? (told[index] ?? {}) : faultsOf(row);
      return columns
        .filter((field) => faults[field] !== undefined)
        .map((field) => ({
          text: translate('scheduling.admin.grid.faultOf', {
            number: index + 1,
            column: translate(`scheduling.admin.grid.column.${field}`),
            fault: told ? faults[field] : translate(`scheduling.admin.grid.fault.${faults[field]}`),
          }),
          goThere: () => setGoTo({ key: row.key, field }),
        }));
    });
  }

  return { listed, setListed, goTo, ofFields, ofRows };
}
