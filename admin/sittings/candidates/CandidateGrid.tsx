import { Box, Pagination, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import useMediaQuery from '@mui/material/useMediaQuery';
import { memo, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { afterPress } from './after-press.ts';
import { CandidateCell, cellId } from './CandidateCell.tsx';
import { fields, isEmpty, type CandidateRow, type Field } from './candidate-rows.ts';
import { isCandidateList, isSheet, pastedRows } from './pasted.ts';
import { RemoveRowButton } from './RemoveRowButton.tsx';
import type { GridChange, ShownFaults } from './use-candidate-grid.ts';

/** More lines than this go on a next page, so that typing stays quick with a thousand candidates. */
const linesPerPage = 50;

export type CellPlace = { key: string; field: Field };

type GridProps = {
  rows: readonly CandidateRow[];
  faults: ReadonlyMap<string, ShownFaults>;
  change: (change: GridChange) => void;
  /** The cell to go to, as from the list of faults; a new object goes there again. */
  goTo: CellPlace | undefined;
  /** A whole list was pasted: it is read as a file is. */
  onList: (text: string) => void;
};

/**
 * Candidates to type: a table where there is room, cards on a small screen. Enter goes to the line below, as in a
 * spreadsheet. A list that is copied from one is read as a file is; a part of it fills the cells from where it is pasted.
 */
export function CandidateGrid({ rows, faults, change, goTo, onList }: GridProps) {
  const roomy = useMediaQuery((theme) => theme.breakpoints.up('lg'));
  const { page, setPage, goToCell } = useCells(rows, goTo);
  const from = (page - 1) * linesPerPage;
  const shown = rows.slice(from, from + linesPerPage);
  const pages = Math.ceil(rows.length / linesPerPage);
  const lines = shown.map((row, index) => (
    <CandidateLine
      key={row.key}
      row={row}
      number={from + index + 1}
      faults={faults.get(row.key)}
      change={change}
      asCard={!roomy}
      isOnly={rows.length === 1}
    />
  ));

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const place = placeOf(event.target);
    if (event.key !== 'Enter' || place === undefined) return;
    event.preventDefault(); // else Enter would hand the form in
    const next = rows[rows.findIndex(({ key }) => key === place.key) + (event.shiftKey ? -1 : 1)];
    if (next) goToCell({ key: next.key, field: place.field });
  }

  function onPaste(event: ClipboardEvent<HTMLElement>) {
    const place = placeOf(event.target);
    const text = event.clipboardData.getData('text/plain');
    if (place === undefined || !isSheet(text)) return;
    event.preventDefault();
    const row = rows.find(({ key }) => key === place.key);
    // Over lines that are there it fills cells: as a list it would come after them.
    if (row && isEmpty(row) && isCandidateList(text, place.field)) onList(text);
    else change({ type: 'pasted', key: place.key, rows: pastedRows(text, place.field) });
  }

  return (
    <Box onKeyDown={onKeyDown} onPaste={onPaste}>
      {roomy ? (
        <LineTable>{lines}</LineTable>
      ) : (
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
          {lines}
        </Box>
      )}
      {pages > 1 && <Pagination count={pages} page={page} onChange={(_, chosen) => setPage(chosen)} sx={{ mt: 2 }} />}
    </Box>
  );
}

const widths: Record<Field, string> = {
  studentNumber: '17%',
  givenName: '18%',
  infix: '13%',
  familyName: '21%',
  dateOfBirth: '15%',
  extraMinutes: '11%',
};

function LineTable({ children }: { children: React.ReactNode }) {
  const translate = useTranslate();
  return (
    <TableContainer>
      <Table
        aria-label={translate('scheduling.admin.candidates')}
        sx={{ tableLayout: 'fixed', '& th, & td': { px: 0.5, py: 0.5, border: 0, verticalAlign: 'top' } }}
      >
        <TableHead>
          <TableRow>
            <TableCell sx={{ width: 40 }}>{translate('scheduling.admin.grid.line')}</TableCell>
            {fields.map((field) => (
              <TableCell key={field} sx={{ width: widths[field] }}>
                {translate(`scheduling.admin.grid.column.${field}`)}
              </TableCell>
            ))}
            <TableCell sx={{ width: 48 }}>
              <Box component="span" sx={visuallyHidden}>
                {translate('scheduling.admin.grid.remove')}
              </Box>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>{children}</TableBody>
      </Table>
    </TableContainer>
  );
}

type LineProps = {
  row: CandidateRow;
  number: number;
  faults: ShownFaults | undefined;
  change: (change: GridChange) => void;
  asCard: boolean;
  isOnly: boolean;
};

const CandidateLine = memo(function CandidateLine({ row, number, faults, change, asCard, isOnly }: LineProps) {
  const translate = useTranslate();
  const line = useRef<HTMLElement>(null);
  const cells = fields.map((field) => (
    <CandidateCell
      key={field}
      row={row}
      field={field}
      number={number}
      fault={faults?.[field]}
      change={change}
      labelled={asCard}
    />
  ));
  const whenLeft = (event: React.FocusEvent) => {
    const stays = event.relatedTarget instanceof Node && line.current?.contains(event.relatedTarget) === true;
    if (!stays) afterPress(() => change({ type: 'left', key: row.key }));
  };
  const remove = !isOnly && (
    <RemoveRowButton number={number} onRemove={() => change({ type: 'removed', key: row.key })} />
  );

  if (!asCard) {
    return (
      <TableRow ref={line as React.Ref<HTMLTableRowElement>} onBlur={whenLeft}>
        <TableCell component="th" scope="row" sx={{ color: 'text.secondary', lineHeight: '40px' }}>
          {number}
        </TableCell>
        {cells.map((cell, index) => (
          <TableCell key={fields[index]}>{cell}</TableCell>
        ))}
        <TableCell>{remove}</TableCell>
      </TableRow>
    );
  }
  return (
    <Box
      component="li"
      ref={line}
      onBlur={whenLeft}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', minHeight: 44 }}>
        <strong>{translate('scheduling.admin.grid.candidate', { number })}</strong>
        {remove}
      </Box>
      <Box
        sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}
      >
        {cells}
      </Box>
    </Box>
  );
});

/** Which page of lines is shown, and how to come to a cell on any of them. */
function useCells(rows: readonly CandidateRow[], goTo: CellPlace | undefined) {
  const [chosen, setPage] = useState(1);
  const [wanted, setWanted] = useState<CellPlace>();
  const [followed, setFollowed] = useState(goTo);
  const page = Math.min(chosen, Math.max(1, Math.ceil(rows.length / linesPerPage)));

  function goToCell(place: CellPlace) {
    const index = rows.findIndex(({ key }) => key === place.key);
    if (index < 0) return;
    setPage(Math.floor(index / linesPerPage) + 1);
    setWanted({ ...place });
  }
  if (goTo !== followed) {
    setFollowed(goTo);
    if (goTo) goToCell(goTo);
  }

  useEffect(() => {
    if (wanted) document.getElementById(cellId(wanted.key, wanted.field))?.focus();
  }, [wanted]);
  return { page, setPage, goToCell };
}

function placeOf(target: EventTarget): CellPlace | undefined {
  if (!(target instanceof HTMLInputElement)) return undefined;
  const { row: key, field } = target.dataset;
  return key === undefined ? undefined : { key, field: field as Field };
}

const visuallyHidden = {
  position: 'absolute',
  width: '1px', // a bare 1 is the whole width to sx
  height: '1px',
  overflow: 'hidden',
  clip: 'rect(0 0 0 0)',
  whiteSpace: 'nowrap',
} as const;
