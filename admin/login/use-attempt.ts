import { useState } from 'react';
import { HttpError } from 'react-admin';

/** One try at a time: whether it is under way, and the sentence to show when it failed. */
export function useAttempt(refused: string) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  async function attempt(action: () => Promise<unknown>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFault(undefined);
    try {
      await action();
    } catch (error) {
      setFault(faultOf(error, refused));
    } finally {
      setBusy(false);
    }
  }

  return { busy, fault, attempt, forget: () => setFault(undefined) };
}

/** Why logging in failed, without saying whether the address or the password was wrong. */
export function faultOf(error: unknown, refused: string): string {
  if (!(error instanceof HttpError)) return 'problem.unexpected';
  const { code } = (error.body ?? {}) as { code?: string };
  if (code !== undefined && passwordFirst.includes(code)) return 'login.startAgain';
  if (error.status === 400 || error.status === 401 || error.status === 422) return refused;
  if (error.status === 429) return 'login.tooOften';
  return error.message;
}

/** After five wrong codes, or too long a wait, no code is right any more: one begins with the password again. */
const passwordFirst = ['TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', 'INVALID_TWO_FACTOR_COOKIE'];
