import { isAPIError } from 'better-auth/api';
import { Hono } from 'hono';
import { clientAddress } from '../http/request.ts';
import type { Env } from '../http/parts.ts';
import { clientAddressHeader } from './auth.ts';

/**
 * The doors of the authentication library that are open; every other path under /api/auth does not exist. A new version
 * of the library can't open one by itself.
 */
export const openDoors = [
  'POST /sign-in/email',
  'POST /sign-out',
  'GET /get-session',
  'POST /two-factor/enable',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
] as const;

export const authRoutes = new Hono<Env>();
for (const door of openDoors) {
  const [method, path] = door.split(' ') as [string, string];
  authRoutes.on(method, path, async (c) => {
    const { auth } = c.get('parts');
    const headers = new Headers(c.req.raw.headers);
    headers.set(clientAddressHeader, clientAddress(c) ?? '');
    try {
      return await auth.handler(new Request(c.req.raw, { headers }));
    } catch (error) {
      // A refusal of the library is its answer; anything else is a fault like any other.
      if (!isAPIError(error)) throw error;
      return new Response(JSON.stringify(error.body ?? {}), {
        status: error.statusCode,
        headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
      });
    }
  });
}
