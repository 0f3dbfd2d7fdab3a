import { hash as makeHash, verify as verifyHash } from '@node-rs/argon2';
import { betterAuth } from 'better-auth/minimal';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { verifyPassword as verifyScrypt } from 'better-auth/crypto';
import { twoFactor } from 'better-auth/plugins/two-factor';
import pLimit from 'p-limit';
import { v7 as uuid } from 'uuid';
import type { ApiConfig } from '../../platform/config.ts';
import { systemClock, type Clock } from '../../platform/clock.ts';
import { isLetIn, noteLogin } from '../../store/accounts.ts';
import { noteTwoFactorOn } from '../../store/own-account.ts';
import type { Store } from '../../store/store.ts';

/** Of a password, in characters; the longest keeps hashing cheap. */
export const passwordLength = { min: 12, max: 128 };

/**
 * Argon2id as OWASP asks for it, in its standard text form; what an earlier version hashed is known by its own form. One
 * at a time: each takes 19 MB, however many people come at once. See docs/decisions/0021-passwords-by-argon2id.md.
 */
const hashing = pLimit(1);
const hashes = {
  hash: (password: string) => hashing(() => makeHash(normalised(password))),
  verify: (known: { hash: string; password: string }) => hashing(() => isPasswordOf(known).catch(() => false)), // what can't be read is nobody's
};

const isPasswordOf = async ({ hash, password }: { hash: string; password: string }): Promise<boolean> =>
  hash.startsWith('$argon2') ? await verifyHash(hash, normalised(password)) : await verifyScrypt({ hash, password });

/** What looks the same is the same, whichever machine it is typed on. */
const normalised = (password: string): string => password.normalize('NFKC');

/**
 * Logging in, by Better Auth: e-mail address and password, sessions in a cookie, a second factor. Accounts are made by
 * the account application alone, so signing up is off.
 */
export function openAuth(
  config: Pick<ApiConfig, 'PUBLIC_URL' | 'SESSION_SECRET' | 'CLIENT_ADDRESS_HEADER'>,
  store: Store,
  clock: Clock = systemClock,
) {
  return betterAuth({
    appName: 'TeleToets',
    baseURL: config.PUBLIC_URL,
    basePath: '/api/auth',
    secret: config.SESSION_SECRET,
    database: prismaAdapter(store.prisma, { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      password: hashes,
    },
    user: {
      modelName: 'account',
      additionalFields: {
        role: { type: 'string', input: false, required: true },
        locale: { type: 'string', input: false, required: false },
        blockedAt: { type: 'date', input: false, required: false },
        endsOn: { type: 'date', input: false, required: false },
      },
    },
    account: { modelName: 'credential', fields: { userId: 'accountId', accountId: 'providerAccountId' } },
    session: { modelName: 'session', fields: { userId: 'accountId' }, expiresIn: 12 * 3600, updateAge: 3600 },
    disabledPaths,
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 10,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 10 }, '/two-factor/verify-totp': { window: 60, max: 10 } },
    },
    advanced: {
      database: { generateId: () => uuid() },
      useSecureCookies: config.PUBLIC_URL.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    databaseHooks: {
      user: {
        update: {
          after: async ({ id, twoFactorEnabled }) => {
            if (twoFactorEnabled !== true) return;
            await noteTwoFactorOn(store, { at: clock.now(), correlationId: null }, id);
          },
        },
      },
      session: {
        create: {
          before: async ({ userId }) => await isLetIn(store, userId, clock.now()),
          after: async ({ userId }) => {
            await noteLogin(store, userId, clock.now());
          },
        },
      },
    },
    plugins: [twoFactor({ issuer: 'TeleToets', schema: { twoFactor: { fields: { userId: 'accountId' } } } })],
    telemetry: { enabled: false },
    // Faults are answered and logged by the house, in one way: see routes.ts. The library would log what was typed.
    logger: { disabled: true },
    onAPIError: { throw: true },
  });
}

/** The header in which our own middleware tells the library where a request came from; from outside it is dropped. */
export const clientAddressHeader = 'x-teletoets-client';

/** What the library offers and this house does not: whoever may do more than log in does it through our own routes. */
const disabledPaths = [
  '/update-user',
  '/delete-user',
  '/change-email',
  '/sign-in/social',
  '/link-social',
  '/unlink-account',
];

export type Auth = ReturnType<typeof openAuth>;

/** The hash of a password as the login checks it. */
export async function hashPassword(auth: Auth, password: string): Promise<string> {
  const context = await auth.$context;
  return await context.password.hash(password);
}
