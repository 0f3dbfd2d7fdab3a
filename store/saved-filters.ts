import { isDuplicate } from '../platform/database.ts';
import type { Prisma } from './prisma-client/client.ts';
import type { Occasion, Store } from './store.ts';

/** Ways in which someone likes to see a list. Each person's own: another one's does not exist. */

/** At most so many for one list: a menu that can still be read. */
export const mostFilters = 30;

export async function savedFilters(store: Store, accountId: string, resource: string) {
  return await store.prisma.savedFilter.findMany({ where: { accountId, resource }, orderBy: { name: 'asc' } });
}

/** This person has another filter of that name, or the id is another's. */
export class NameTaken extends Error {
  override name = 'NameTaken';
}
/** One filter more would be too many. */
export class TooManyFilters extends Error {
  override name = 'TooManyFilters';
}

/**
 * Saves a filter, or saves it anew under the same id.
 *
 * @param wanted `id` is made by the browser: the same one twice is one filter
 * @throws {NameTaken}
 * @throws {TooManyFilters}
 */
export async function saveFilter(
  store: Store,
  occasion: Occasion,
  wanted: { id: string; accountId: string; resource: string; name: string; filter: Prisma.InputJsonObject },
): Promise<void> {
  const { id, accountId, resource, name, filter } = wanted;
  const others = await store.prisma.savedFilter.count({ where: { accountId, resource, id: { not: id } } });
  if (others >= mostFilters) throw new TooManyFilters();
  await unlessTaken(async () => {
    // Not Prisma's upsert: it looks at the id alone, and so would change another person's filter.
    const { count } = await store.prisma.savedFilter.updateMany({
      where: { id, accountId, resource },
      data: { name, filter },
    });
    if (count === 0) await store.prisma.savedFilter.create({ data: { ...wanted, createdAt: occasion.at } });
  });
}

/** @returns false when this person has no such filter */
export async function deleteFilter(store: Store, id: string, accountId: string): Promise<boolean> {
  const { count } = await store.prisma.savedFilter.deleteMany({ where: { id, accountId } });
  return count > 0;
}

async function unlessTaken(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw isDuplicate(error) ? new NameTaken() : error;
  }
}
