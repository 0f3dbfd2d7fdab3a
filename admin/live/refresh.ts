import type { Query, QueryClient } from '@tanstack/react-query';

/**
 * Asks again for what changed. What is asked for the first time just now may have been read before the change, and an
 * invalidation meanwhile would go unheard: that is asked once more when it is there.
 */
export async function refresh(queryClient: QueryClient, isTouched: (query: Query) => boolean): Promise<void> {
  const onTheWay = queryClient
    .getQueryCache()
    .findAll({ predicate: isTouched, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined);
  await queryClient.invalidateQueries({ predicate: isTouched });
  if (onTheWay.length === 0) return;
  await queryClient.invalidateQueries({ predicate: (query) => onTheWay.includes(query) });
}
