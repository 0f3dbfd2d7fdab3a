import { expect, test } from 'vitest';
import { changed, emptyGrid, shownFaults, type Grid, type GridChange } from './use-candidate-grid.ts';

const after = (...changes: GridChange[]): Grid => changes.reduce(changed, emptyGrid());
const keyOf = (grid: Grid, index: number): string => grid.rows[index]?.key ?? '';
const noor = { studentNumber: '1', givenName: 'Noor', familyName: 'Berg', dateOfBirth: '01-02-2008' };

test('an empty line always waits at the end', () => {
  const grid = after({ type: 'added', rows: [noor, noor] });
  expect(grid.rows.map(({ givenName }) => givenName)).toEqual(['Noor', 'Noor', '']);
  expect(changed(grid, { type: 'removed', key: keyOf(grid, 2) }).rows).toHaveLength(3);
});

test('what is wrong in a line is shown once one has left it, and not while one is typing in it', () => {
  const empty = emptyGrid();
  const typing = changed(empty, { type: 'typed', key: keyOf(empty, 0), field: 'givenName', value: 'Noor' });
  expect(shownFaults(typing).size).toBe(0);
  const left = changed(typing, { type: 'left', key: keyOf(typing, 0) });
  expect(shownFaults(left).get(keyOf(left, 0))).toEqual({
    studentNumber: { name: 'missing' },
    familyName: { name: 'missing' },
    dateOfBirth: { name: 'missing' },
  });
});

test('what the API said about a cell stands at its line, and goes when the cell changes', () => {
  const grid = after({ type: 'added', rows: [noor, noor] });
  const told = changed(grid, { type: 'told', faults: { 1: { studentNumber: 'Dit nummer staat er al.' } } });
  expect(shownFaults(told).get(keyOf(told, 1))).toEqual({ studentNumber: { text: 'Dit nummer staat er al.' } });
  const mended = changed(told, { type: 'typed', key: keyOf(told, 1), field: 'studentNumber', value: '2' });
  expect(shownFaults(mended).size).toBe(0);
});

test('what was uploaded comes after what was typed, with its faults, and nothing typed is lost', () => {
  const typed = after({ type: 'added', rows: [{ givenName: 'Sem' }] });
  const grid = changed(typed, {
    type: 'added',
    rows: [{ dateOfBirth: 'gisteren' }],
    faults: [{ dateOfBirth: 'Dit is geen datum.' }],
  });
  expect(grid.rows.map(({ givenName, dateOfBirth }) => givenName || dateOfBirth)).toEqual(['Sem', 'gisteren', '']);
  expect(shownFaults(grid).get(keyOf(grid, 1))).toMatchObject({ dateOfBirth: { text: 'Dit is geen datum.' } });
});
