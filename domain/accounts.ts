import { dayOf } from './exam-window.ts';

/** Accounts: who may log in, and what the bureau does to them. Source: "Account activeren". */

export type AccountStanding = 'active' | 'invited' | 'blocked' | 'ended';

type Limits = { blockedAt: Date | null; endsOn: Date | null };

/** Whether someone may come in: not when blocked, nor after the last day that was agreed, on the clock in Amsterdam. */
export const mayLogIn = ({ blockedAt, endsOn }: Limits, at: Date): boolean => blockedAt === null && !isOver(endsOn, at);

export const isOver = (endsOn: Date | null, at: Date): boolean =>
  endsOn !== null && endsOn.toISOString().slice(0, 10) < dayOf(at);

/** How an account stands; `invited`: granted, and no password was chosen yet. */
export function standingOf(account: Limits & { hasPassword: boolean }, at: Date): AccountStanding {
  if (account.blockedAt) return 'blocked';
  if (isOver(account.endsOn, at)) return 'ended';
  return account.hasPassword ? 'active' : 'invited';
}

/** What the bureau does to an account. More study fields are not among it: they need a signed form. */
export const accountChangeKinds = [
  'blocked',
  'unblocked',
  'end-date',
  'study-fields',
  'access-ended',
  'two-factor-reset',
  'password-link',
] as const;
export type AccountChangeKind = (typeof accountChangeKinds)[number];

/** Why a change was not made. */
export type AccountChangeFault =
  /** Nobody changes the own account here. */
  | 'own-account'
  /** Without an administrator nobody could put anything right. */
  | 'last-admin'
  /** Of one of the bureau, by someone who may not. */
  | 'not-allowed'
  | 'already-blocked'
  | 'not-blocked'
  | 'day-is-past'
  /** Not of this account, or all of them, or more than it had. */
  | 'study-fields'
  /** Whoever leaves the only school is blocked instead. */
  | 'only-school'
  | 'no-second-factor'
  | 'closed';

export const accountConfirmationOutcomes = ['confirmed', 'not-needed', 'lapsed', 'superseded'] as const;
/** How the yearly question ended; `superseded`: it was blocked or ended by hand meanwhile. */
export type AccountConfirmationOutcome = (typeof accountConfirmationOutcomes)[number];
