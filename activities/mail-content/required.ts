/** @throws when a mail misses what it can't be written without */
export function required<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`The mail misses ${what}`);
  return value;
}
