import type { LiveNotice } from '../../api/live/contract.ts';

type Resource = LiveNotice['resource'] | 'exam-bank' | 'exam-versions';

/** What shows the same thing under the same id: a sitting and its results, an exam in the bank and in what can be scheduled. */
const alsoShownIn: Partial<Record<LiveNotice['resource'], Resource[]>> = {
  sittings: ['results'],
  results: ['sittings'],
  exams: ['exam-bank', 'exam-versions'],
};

/**
 * Whether a query of react-admin's may show something else now. Its keys read `[resource, 'getList', …]` and
 * `[resource, 'getOne', {id, …}]`; any list may have gained or lost the row, of the single ones only that one changed.
 */
export function isTouchedBy({ resource, id }: LiveNotice, queryKey: readonly unknown[]): boolean {
  // A school's name stands on every screen, and who is logged in can have another one now.
  if (resource === 'schools') return true;
  const touched: unknown[] = [resource, ...(alsoShownIn[resource] ?? [])];
  if (!touched.includes(queryKey[0])) return false;
  // A notice names the exam, not which of its versions.
  if (queryKey[1] !== 'getOne' || queryKey[0] === 'exam-versions') return true;
  const params = queryKey[2] as { id?: unknown } | undefined;
  return String(params?.id) === id;
}
