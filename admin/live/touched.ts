import type { LiveNotice } from '../../api/live/contract.ts';

export const liveResources: LiveNotice['resource'][] = ['tasks', 'account-applications'];

/**
 * Whether a query of react-admin's may show something else now. Its keys read `[resource, 'getList', …]` and
 * `[resource, 'getOne', {id, …}]`; any list may have gained or lost the row, of the single ones only that one changed.
 */
export function isTouchedBy({ resource, id }: LiveNotice, queryKey: readonly unknown[]): boolean {
  if (queryKey[0] !== resource) return false;
  if (queryKey[1] !== 'getOne') return true;
  const params = queryKey[2] as { id?: unknown } | undefined;
  return String(params?.id) === id;
}
