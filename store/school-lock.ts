import { lockCase } from './audit.ts';
import { bureauDossier } from './processes.ts';
import type { Transaction } from './store.ts';

/**
 * Schools as they are locked for a change. The order holds for everyone: cases first, then the bureau's dossier, in
 * which changes of schools are chained, then the schools by their ids. So no two changes wait for each other.
 */
export async function lockSchools(tx: Transaction, ids: string[]): Promise<Map<string, LockedSchool>> {
  await lockCase(tx, bureauDossier);
  const rows = await tx.$queryRaw<LockedSchool[]>`
    SELECT id, name, brin, listed, merged_into_id AS "mergedIntoId", version
    FROM school WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  return new Map(rows.map((row) => [row.id, row]));
}

export type LockedSchool = {
  id: string;
  name: string;
  brin: string | null;
  listed: boolean;
  mergedIntoId: string | null;
  version: number;
};

/** Why something can't be done with a school. `brinTaken` and `alreadyMerged` name the other school. */
export class SchoolConflict extends Error {
  override name = 'SchoolConflict';
  readonly why: 'brinTaken' | 'alreadyMerged' | 'intoItself' | 'intoUnlisted' | 'unknown' | 'alreadyListed' | 'idTaken';
  readonly other: string;
  constructor(why: SchoolConflict['why'], other = '') {
    super(`School: ${why}`);
    this.why = why;
    this.other = other;
  }
}
