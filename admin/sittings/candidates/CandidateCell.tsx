import { Box, styled } from '@mui/material';
import { useTranslate } from 'react-admin';
import { tokens } from '../../../design/tokens.ts';
import { longest, type CandidateRow, type Field } from './candidate-rows.ts';
import type { GridChange, ShownFaults } from './use-candidate-grid.ts';

export const cellId = (key: string, field: Field): string => `cell-${key}-${field}`;

type CellProps = {
  row: CandidateRow;
  field: Field;
  /** The line's number, from 1. */
  number: number;
  fault: ShownFaults[Field] | undefined;
  change: (change: GridChange) => void;
  /** With the column's name above it, on a card. */
  labelled: boolean;
};

/** One cell: a field that says by itself which column and which line it is, with what is wrong under it. */
export function CandidateCell({ row, field, number, fault, change, labelled }: CellProps) {
  const translate = useTranslate();
  const id = cellId(row.key, field);
  const column = translate(`scheduling.admin.grid.column.${field}`);
  const numeric = field === 'dateOfBirth' || field === 'extraMinutes';
  return (
    <Box>
      {labelled && (
        <Box component="span" aria-hidden sx={{ fontSize: '0.9375rem', color: 'text.secondary' }}>
          {column}
        </Box>
      )}
      <Cell
        id={id}
        data-row={row.key}
        data-field={field}
        value={row[field]}
        autoComplete="off"
        spellCheck={false}
        maxLength={longest[field]}
        inputMode={numeric ? 'numeric' : 'text'}
        placeholder={field === 'dateOfBirth' ? translate('scheduling.admin.grid.dayShape') : undefined}
        aria-label={translate('scheduling.admin.grid.cell', { column, number })}
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={({ target }) => change({ type: 'typed', key: row.key, field, value: target.value })}
      />
      {fault && (
        <Box
          id={`${id}-fault`}
          sx={{ fontSize: '0.875rem', lineHeight: 1.35, color: 'error.main', mt: 0.25, px: 0.25 }}
        >
          {'text' in fault ? fault.text : translate(`scheduling.admin.grid.fault.${fault.name}`)}
        </Box>
      )}
    </Box>
  );
}

const Cell = styled('input')(({ theme }) => ({
  font: 'inherit',
  fontSize: '1rem',
  width: '100%',
  height: 40,
  padding: '0 8px',
  color: theme.palette.text.primary,
  backgroundColor: theme.palette.background.paper,
  border: `1px solid ${tokens.colour.lineStrong}`,
  borderRadius: 4,
  '&::placeholder': { color: tokens.colour.textMuted, opacity: 1 },
  '&:focus-visible': { outline: `3px solid ${tokens.colour.focus}`, outlineOffset: 1 },
  '&[aria-invalid="true"]': { border: `2px solid ${theme.palette.error.main}` },
}));
