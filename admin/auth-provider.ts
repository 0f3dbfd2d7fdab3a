import { HttpError, type AuthProvider } from 'react-admin';
import { mayOpen } from './access/resources.ts';
import { problemName } from './http.ts';
import * as session from './session.ts';

/** One step of logging in. */
export type LoginAttempt =
  { step: 'password'; email: string; password: string } | { step: 'code' | 'backup-code'; code: string };

/** The password was right; now the login page asks for the second factor. */
export class CodeNeeded extends Error {
  override name = 'CodeNeeded';
}

const setUpTwoFactor = '/two-factor';

export const authProvider: AuthProvider = {
  /** @throws {CodeNeeded} when the second factor is asked for next */
  async login(attempt: LoginAttempt) {
    if (attempt.step === 'code') await session.verifyCode(attempt.code);
    if (attempt.step === 'backup-code') await session.verifyBackupCode(attempt.code);
    if (attempt.step === 'password' && (await session.signIn(attempt.email, attempt.password)) === 'code-needed') {
      throw new CodeNeeded();
    }
    const { twoFactor } = await session.me();
    return twoFactor.required && !twoFactor.enabled ? { redirectTo: setUpTwoFactor } : undefined;
  },

  async logout() {
    if (session.isKnown()) await session.signOut().catch(keepGoing);
  },

  /** Only 'nobody is logged in' sends a person to the login page; a system that is away for a moment does not. */
  async checkAuth() {
    try {
      await session.me();
    } catch (error) {
      if (isStatus(error, 401)) throw { message: false };
    }
  },

  async checkError(error: unknown) {
    if (isStatus(error, 401)) {
      session.forget();
      throw error;
    }
    if (problemName(error) === 'two-factor-required') {
      throw { redirectTo: setUpTwoFactor, logoutUser: false, message: false };
    }
  },

  async getIdentity() {
    const me = await session.me();
    return { ...me, fullName: me.name };
  },

  async canAccess({ resource }) {
    return mayOpen(resource, (await session.me()).may);
  },
};

const isStatus = (error: unknown, status: number) => error instanceof HttpError && error.status === status;

/** Logging out goes on here even when the server can't be told. */
const keepGoing = () => undefined;
