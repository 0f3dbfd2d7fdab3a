import type { MiddlewareHandler } from 'hono';
import { may, type Action } from '../../domain/access.ts';
import { Problem } from './problem.ts';
import { findPerson } from '../auth/session.ts';
import type { Env, Person } from './parts.ts';

/**
 * What a JSON route is guarded with, spread into its definition: `...allows('tasks.see')`. Deny by default: a route
 * without it fails the test of roles by routes.
 */
export const allows = (action: Action) => ({
  'x-action': action,
  security: [{ session: [] as string[] }],
  middleware: guard(action),
});

/** For routes that people without an account need. */
export const allowsAnyone = { 'x-action': 'anyone' } as const;

/** Rights that one needs before the second factor is set up: to see who one is. */
const beforeTwoFactor: readonly Action[] = ['account.see-own'];

export function guard(action: Action): MiddlewareHandler<Env> {
  return async (c, next) => {
    const person = await findPerson(c);
    if (!person) throw new Problem('not-logged-in');
    if (!may(person.role, action)) throw new Problem('forbidden');
    const { enabled, required } = person.twoFactor;
    if (required && !enabled && !beforeTwoFactor.includes(action)) throw new Problem('two-factor-required');
    c.set('person', person);
    await next();
  };
}

/** Who is logged in, behind a guard. */
export function personOf(c: { get(key: 'person'): Person | null }): Person {
  const person = c.get('person');
  if (!person) throw new Problem('not-logged-in');
  return person;
}
