import { useMemo, useReducer } from 'react';
import { dutchDay } from '../../page/typed-day.ts';
import {
  emptyRow,
  faultsOf,
  fields,
  filled,
  isEmpty,
  type CandidateRow,
  type Field,
  type RowFaults,
} from './candidate-rows.ts';
import { fillFrom, type PastedRow } from './pasted.ts';

/** A sentence of the API about a cell, or the name of one of ours. */
export type ShownFaults = Partial<Record<Field, { text: string } | { name: string }>>;

export type Grid = {
  rows: CandidateRow[];
  /** Lines that a person has left, or that came all at once: what is wrong in them is shown. */
  left: ReadonlySet<string>;
  /** What the API found wrong, by line; a cell's fault goes when the cell changes. */
  told: Readonly<Record<string, RowFaults>>;
};

export type GridChange =
  | { type: 'typed'; key: string; field: Field; value: string }
  | { type: 'left'; key: string }
  | { type: 'pasted'; key: string; rows: PastedRow[] }
  /** Lines that come after those that are there, with what the API found wrong in each. */
  | { type: 'added'; rows: PastedRow[]; faults?: RowFaults[] }
  | { type: 'removed'; key: string }
  /** What the API found wrong, by the place of a line among those that were sent. */
  | { type: 'told'; faults: Record<number, RowFaults> }
  /** Before it is sent: empty lines go, so that the API counts the lines as the person sees them. */
  | { type: 'checked' }
  | { type: 'emptied' };

export const emptyGrid = (): Grid => ({ rows: [emptyRow()], left: new Set(), told: {} });

/** The lines of candidates while they are typed, pasted and uploaded. The last line is always an empty one. */
export function useCandidateGrid(initial: Grid = emptyGrid()) {
  const [grid, change] = useReducer(changed, initial);
  const faults = useMemo(() => shownFaults(grid), [grid]);
  return { grid, change, faults };
}

export function changed(grid: Grid, change: GridChange): Grid {
  const next = apply(grid, change);
  const last = next.rows.at(-1);
  return last === undefined || !isEmpty(last) ? { ...next, rows: [...next.rows, emptyRow()] } : next;
}

/** What is wrong, by line: our own look at the lines that were left, and what the API said. */
export function shownFaults({ rows, left, told }: Grid): ReadonlyMap<string, ShownFaults> {
  const shown = new Map<string, ShownFaults>();
  for (const row of rows) {
    const own = left.has(row.key) ? faultsOf(row) : {};
    const faults: ShownFaults = {};
    for (const field of fields) {
      const text = told[row.key]?.[field];
      const name = own[field];
      if (text !== undefined) faults[field] = { text };
      else if (name !== undefined) faults[field] = { name };
    }
    if (Object.keys(faults).length > 0) shown.set(row.key, faults);
  }
  return shown;
}

function apply(grid: Grid, change: GridChange): Grid {
  switch (change.type) {
    case 'typed':
      return {
        ...grid,
        rows: grid.rows.map((row) => (row.key === change.key ? { ...row, [change.field]: change.value } : row)),
        told: without(grid.told, change.key, change.field),
      };
    case 'left': {
      const row = grid.rows.find(({ key }) => key === change.key);
      if (row === undefined || isEmpty(row)) return grid;
      const tidied = { ...row, dateOfBirth: dutchDay(row.dateOfBirth) };
      return {
        ...grid,
        rows: grid.rows.map((one) => (one === row ? tidied : one)),
        left: new Set([...grid.left, change.key]),
      };
    }
    case 'pasted': {
      const start = grid.rows.findIndex(({ key }) => key === change.key);
      const rows = fillFrom(grid.rows, start, change.rows, emptyRow);
      const keys = rows.slice(start, start + change.rows.length).map(({ key }) => key);
      const told = Object.fromEntries(Object.entries(grid.told).filter(([key]) => !keys.includes(key)));
      return { rows, left: new Set([...grid.left, ...keys]), told };
    }
    case 'added': {
      const there = filled(grid.rows);
      const added = change.rows.map((row) => ({ ...emptyRow(), ...row }));
      const told = Object.fromEntries(added.map(({ key }, index) => [key, change.faults?.[index] ?? {}]));
      return {
        rows: [...there, ...added],
        left: new Set([...grid.left, ...added.map(({ key }) => key)]),
        told: { ...grid.told, ...told },
      };
    }
    case 'removed':
      return { ...grid, rows: grid.rows.filter(({ key }) => key !== change.key) };
    case 'told': {
      const sent = filled(grid.rows);
      const told = Object.entries(change.faults).map(([index, faults]) => [sent[Number(index)]?.key ?? '', faults]);
      return { ...grid, told: Object.fromEntries(told) as Grid['told'] };
    }
    case 'checked':
      return { rows: filled(grid.rows), left: new Set(grid.rows.map(({ key }) => key)), told: {} };
    case 'emptied':
      return emptyGrid();
  }
}

function without(told: Grid['told'], key: string, field: Field): Grid['told'] {
  const faults = told[key];
  if (faults?.[field] === undefined) return told;
  const { [field]: _, ...others } = faults;
  return { ...told, [key]: others };
}
