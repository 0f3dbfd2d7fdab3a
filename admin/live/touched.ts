import type { LiveNotice } from '../../api/live/contract.ts';

/** A sitting and its results have the same id, and each shows how far the candidates are. */
const alsoShownIn: Partial<Record<LiveNotice['resource'], LiveNotice['resource']>> = {
  sittings: 'results',
  results: 'sittings',
};

/**
 * Whether a query of react-admin's may show something else now. Its keys read `[resource, 'getList', …]` and
 * `[resource, 'getOne', {id, …}]`; any list may have gained or lost the row, of the single ones only that one changed.
 */
export function isTouchedBy({ resource, id }: LiveNotice, queryKey: readonly unknown[]): boolean {
  if (queryKey[0] !== resource && queryKey[0] !== alsoShownIn[resource]) return false;
  if (queryKey[1] !== 'getOne') return true;
  const params = queryKey[2] as { id?: unknown } | undefined;
  return String(params?.id) === id;
}
