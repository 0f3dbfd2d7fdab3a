import type { Context } from 'hono';
import { SchoolConflict } from '../../store/school-lock.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';

/** Waits for a change of a school; where it can't be, says why in words for the person who asked. */
export async function explained<Result>(c: Context<Env>, change: Promise<Result>): Promise<Result> {
  return await change.catch((error: unknown) => {
    if (!(error instanceof SchoolConflict)) throw error;
    if (error.why === 'unknown') throw new Problem('not-found');
    const detail = c.get('t')(`school:conflict.${error.why}`, { name: error.other });
    const field = fieldOf[error.why];
    throw field
      ? new Problem('invalid-input', { detail, errors: [{ field, message: detail }] })
      : new Problem('conflict', { detail });
  });
}

/** What the person can mend in the form that was sent. */
const fieldOf: Partial<Record<SchoolConflict['why'], string>> = {
  brinTaken: 'brin',
  intoItself: 'intoId',
  intoUnlisted: 'intoId',
};
