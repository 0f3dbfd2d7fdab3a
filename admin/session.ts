import type { Me } from '../api/accounts/contract.ts';
import { jsonBody, request } from './http.ts';

/** Logging in and out with better-auth, and who is logged in. */

export type TwoFactorSecret = { totpURI: string; backupCodes: string[] };

let asked: Promise<Me> | undefined;

/** @throws {HttpError} 401 when nobody is logged in */
export function me(): Promise<Me> {
  asked ??= request<Me>('/api/me').catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

/** Whether someone is known to be logged in here. */
export const isKnown = (): boolean => asked !== undefined;

/** After this, `me` asks the API again. */
export function forget(): void {
  asked = undefined;
}

/** @returns 'code-needed' when the second factor is asked for next */
export async function signIn(email: string, password: string): Promise<'signed-in' | 'code-needed'> {
  const answer = await post<{ twoFactorRedirect?: boolean }>('sign-in/email', { email, password });
  forget();
  return answer.twoFactorRedirect === true ? 'code-needed' : 'signed-in';
}

/** The six digits of the app on the telephone; at logging in, and once to confirm a new second factor. */
export async function verifyCode(code: string): Promise<void> {
  await post('two-factor/verify-totp', { code });
  forget();
}

/** One of the codes that were shown when the second factor was set up; each works once. */
export async function verifyBackupCode(code: string): Promise<void> {
  await post('two-factor/verify-backup-code', { code });
  forget();
}

export function enableTwoFactor(password: string): Promise<TwoFactorSecret> {
  return post('two-factor/enable', { password });
}

/** Whether this environment asks nobody for a second factor. When the API can't be asked, that is not said. */
export function isTwoFactorOff(): Promise<boolean> {
  return request<{ twoFactor: 'required' | 'off' }>('/api/login-settings').then(
    (settings) => settings.twoFactor === 'off',
    () => false,
  );
}

export async function signOut(): Promise<void> {
  forget();
  await post('sign-out', {});
}

function post<Answer>(path: string, body: unknown): Promise<Answer> {
  return request(`/api/auth/${path}`, jsonBody('POST', body));
}
