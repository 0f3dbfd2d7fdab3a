import type { Context } from 'hono';
import { mayLogIn } from '../../domain/accounts.ts';
import { isBureauRole, roles, type Role } from '../../domain/access.ts';
import type { Env, Person } from '../http/parts.ts';

/**
 * Who sends this request; null without a session, when the account was blocked, or when its last day is over.
 *
 * @param keepsAlive false where no person acts: then the session grows old all the same
 */
export async function findPerson(c: Context<Env>, { keepsAlive = true } = {}): Promise<Person | null> {
  const { auth, clock, config } = c.get('parts');
  const query = keepsAlive ? {} : { disableRefresh: true };
  const found = await auth.api.getSession({ headers: c.req.raw.headers, query });
  if (!found || !isRole(found.user.role)) return null;
  const { id, name, role, twoFactorEnabled, blockedAt = null, endsOn = null } = found.user;
  if (!mayLogIn({ blockedAt, endsOn }, clock.now())) return null;
  const required = config.TWO_FACTOR === 'required' && isBureauRole(role);
  return { accountId: id, name, role, twoFactor: { enabled: twoFactorEnabled === true, required } };
}

const isRole = (value: string): value is Role => (roles as readonly string[]).includes(value);
