import type { TaskKind, TaskState } from './tasks.ts';

/** The account application: how it can end, and where it stands. Source: "Aanvragen account", "Account activeren". */

export const outcomes = [
  'activated',
  'refused-by-manager',
  'refused-by-applicant',
  'refused-by-helpdesk',
  'withdrawn',
  'expired',
  'never-activated',
] as const;
export type Outcome = (typeof outcomes)[number];

/** The version of the non-disclosure agreement that new applicants sign; its text is in locales/<lang>/document.json. */
export const ndaVersion = '2026-1';

/** What is asked for: an account, or more study fields on one that is there. */
export const purposes = ['account', 'study-fields'] as const;
export type Purpose = (typeof purposes)[number];
export type Channel = 'form' | 'paper' | 'portal';

/** What the process asks of people before the review; less for who is known, and for what came in on paper. */
export const asks = ['email-confirmation', 'manager-signature', 'applicant-nda'] as const;
export type Ask = (typeof asks)[number];

/** How a reviewer can have made sure that who signed as manager is the manager. */
export const managerVerifications = ['known', 'called-school', 'school-website', 'school-address', 'on-paper'] as const;
export type ManagerVerificationMethod = (typeof managerVerifications)[number];

/** So often an applicant can name another manager; after that the helpdesk looks at it: each one is mailed. */
export const mostManagers = 5;

export const phases = [
  'unconfirmed',
  'awaiting-signatures',
  'in-review',
  'awaiting-information',
  'awaiting-activation',
  'activated',
  'refused',
  'withdrawn',
  'expired',
] as const;
export type Phase = (typeof phases)[number];

/**
 * Where an application stands, as its end and all the tasks that it ever had tell.
 *
 * @param channel on paper and in the portal nobody is asked to confirm an address
 */
export function phaseOf(
  outcome: Outcome | null,
  tasks: readonly { kind: TaskKind; state: TaskState }[],
  channel: Channel = 'form',
): Phase {
  const had = (kind: TaskKind): boolean => tasks.some((task) => task.kind === kind);
  const isOpen = (kind: TaskKind): boolean => tasks.some((task) => task.kind === kind && task.state === 'open');
  switch (outcome) {
    case 'activated':
      return 'activated';
    case 'refused-by-manager':
    case 'refused-by-applicant':
    case 'refused-by-helpdesk':
      return 'refused';
    case 'withdrawn':
      return 'withdrawn';
    case 'expired':
    case 'never-activated':
      return 'expired';
    case null:
      if (had('activation')) return 'awaiting-activation';
      if (isOpen('more-information')) return 'awaiting-information';
      if (had('helpdesk-review')) return 'in-review';
      if (had('manager-signature') || had('applicant-nda')) return 'awaiting-signatures';
      return channel === 'form' ? 'unconfirmed' : 'awaiting-signatures';
  }
}

export const warnings = [
  'address-known',
  'earlier-application',
  'person-at-other-school',
  'manager-other-mail-domain',
  'manager-is-applicant-name',
  'email-unconfirmed',
  'school-not-listed',
  'study-field-new-for-school',
] as const;
export type Warning = (typeof warnings)[number];

/** What a reviewer should look at twice, as the form and its signatures tell by themselves; store/ finds the rest. */
export function warningsOf(application: {
  applicantEmail: string;
  managerEmail: string;
  schoolIsListed: boolean;
  /** As they stand on the form and under the signatures. */
  applicantNames: readonly string[];
  managerNames: readonly string[];
  /** Through the mailed link, or by being logged in. */
  emailIsConfirmed: boolean;
}): Warning[] {
  const { applicantNames, managerNames } = application;
  const isUnderOneName = managerNames.some((manager) => applicantNames.some((name) => isSameName(manager, name)));
  const found: Partial<Record<Warning, boolean>> = {
    'manager-other-mail-domain': mailDomain(application.applicantEmail) !== mailDomain(application.managerEmail),
    'manager-is-applicant-name': isUnderOneName,
    'email-unconfirmed': !application.emailIsConfirmed,
    'school-not-listed': !application.schoolIsListed,
  };
  return warnings.filter((warning) => found[warning]);
}

const mailDomain = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/**
 * A name without capitals, accents and signs, to find who has the same one; store/application-warnings.ts makes the same
 * of the names in the database. Empty for a name in other letters than ours, which is like no other.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

const isSameName = (one: string, other: string): boolean => nameKey(one) !== '' && nameKey(one) === nameKey(other);
