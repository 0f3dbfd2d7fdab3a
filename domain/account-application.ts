import type { TaskKind } from './tasks.ts';

/** The account application: how it can end, and where it stands. Source: "Aanvragen account", "Account activeren". */

export const outcomes = [
  'activated',
  'refused-by-manager',
  'refused-by-applicant',
  'refused-by-helpdesk',
  'expired',
  'never-activated',
] as const;
export type Outcome = (typeof outcomes)[number];

/** The version of the non-disclosure agreement that new applicants sign; its text is in locales/<lang>/document.json. */
export const ndaVersion = '2026-1';

export type Phase =
  'unconfirmed' | 'awaiting-signatures' | 'in-review' | 'awaiting-activation' | 'activated' | 'refused' | 'expired';

/** Where an application stands, as its tasks and its end tell: `opened` are the kinds of all tasks it ever had. */
export function phaseOf(outcome: Outcome | null, opened: readonly TaskKind[]): Phase {
  switch (outcome) {
    case 'activated':
      return 'activated';
    case 'refused-by-manager':
    case 'refused-by-applicant':
    case 'refused-by-helpdesk':
      return 'refused';
    case 'expired':
    case 'never-activated':
      return 'expired';
    case null:
      if (opened.includes('activation')) return 'awaiting-activation';
      if (opened.includes('helpdesk-review')) return 'in-review';
      if (opened.includes('manager-signature') || opened.includes('applicant-nda')) return 'awaiting-signatures';
      return 'unconfirmed';
  }
}

export type Warning = 'manager-other-mail-domain' | 'school-not-listed';

/** What a reviewer should look at twice: nothing that forbids, but the applicant gave the manager's address. */
export function warningsOf(application: {
  applicantEmail: string;
  managerEmail: string;
  schoolIsListed: boolean;
}): Warning[] {
  const warnings: Warning[] = [];
  if (mailDomain(application.applicantEmail) !== mailDomain(application.managerEmail)) {
    warnings.push('manager-other-mail-domain');
  }
  if (!application.schoolIsListed) warnings.push('school-not-listed');
  return warnings;
}

const mailDomain = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
