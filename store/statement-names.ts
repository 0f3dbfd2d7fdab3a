/**
 * Names for the statements that Prisma writes, so that PostgreSQL plans each once a connection: planning takes longer than
 * running them. One whose text varies, by the length of a list in it, would fill the connections with plans that never come
 * back: so a statement gets its name when it comes for the third time, and there are no more than so many.
 */
const mostNames = 1_000;
const mostCounted = 5_000;

const names = new Map<string, string>();
const counted = new Map<string, number>();

/** @returns the empty name, of a statement that is planned each time, for what has none of its own */
export function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined || names.size >= mostNames) return known ?? '';
  const times = (counted.get(sql) ?? 0) + 1;
  if (times < 3) {
    if (counted.size >= mostCounted) counted.clear();
    counted.set(sql, times);
    return '';
  }
  counted.delete(sql);
  const name = `house-${names.size + 1}`;
  names.set(sql, name);
  return name;
}
