import type { TaskKind } from '../domain/tasks.ts';
import type { Purpose } from '../domain/account-application.ts';
import type { AccountMail } from './accounts.ts';
import type { HelpMail } from './help-request.ts';
import type { InspectionMail } from './inspection.ts';
import type { SchedulingMail } from './scheduling-request.ts';

interface Invitation {
  applicantName: string;
  reference: string;
  link: string;
  expiresOn: Date;
}
interface ManagerInvitation extends Invitation {
  managerName: string;
  applicantFunction: string;
  schoolName: string;
  purpose?: Purpose;
}
interface ActivationInvitation {
  name: string;
  reference: string;
  link: string;
  expiresOn: Date;
}

/** What a mail says: a template's name and what it needs. Links are complete URLs, shown as they are. */
export type MailContent = Contents & {
  /** Where the applicant sees how the application stands; below every mail to the applicant. */
  statusLink?: string;
};

type Contents =
  | ({ template: 'email-confirmation' | 'email-confirmation-reminder' } & Invitation)
  /** Somebody applied again with an address whose application is still open; `link` goes on with that one, if it can. */
  | { template: 'application-already-open'; applicantName: string; reference: string; link: string | null }
  | ({ template: 'manager-signature' | 'manager-signature-reminder' } & ManagerInvitation)
  | ({ template: 'applicant-nda' | 'applicant-nda-reminder'; purpose?: Purpose } & Invitation)
  /** `again`: the applicant answered what the helpdesk asked. */
  | {
      template: 'application-in-review';
      applicantName: string;
      reference: string;
      dueOn: Date;
      again?: boolean;
      purpose?: Purpose;
    }
  /** `question` as the helpdesk typed it, with its lines. */
  | ({ template: 'more-information' | 'more-information-reminder'; question: string; purpose?: Purpose } & Invitation)
  | {
      template: 'application-refused';
      applicantName: string;
      reference: string;
      reason: string;
      refusedBy: 'manager' | 'applicant' | 'helpdesk';
    }
  | {
      template: 'application-expired';
      applicantName: string;
      reference: string;
      waitedFor: 'applicant' | 'manager' | 'both';
    }
  /** `reason` where the helpdesk withdrew it; null where the applicant did. */
  | { template: 'application-withdrawn'; applicantName: string; reference: string; reason?: string | null }
  /** To the manager in whose place another was named. */
  | {
      template: 'manager-replaced';
      managerName: string | null;
      applicantName: string;
      reference: string;
      purpose?: Purpose;
    }
  /** To the manager whose signature is no longer needed. */
  | {
      template: 'application-closed-for-manager';
      managerName: string;
      applicantName: string;
      reference: string;
      outcome: 'refused' | 'expired' | 'withdrawn';
      purpose?: Purpose;
    }
  | ({ template: 'activation' | 'activation-reminder' } & ActivationInvitation)
  | { template: 'account-activated'; name: string; schoolName: string; loginUrl: string; accountUrl: string }
  | AccountMail
  | HelpMail
  | InspectionMail
  | SchedulingMail
  /** To the helpdesk itself. `dueOn`: by when it must be done, where that is still to come; null when it is over. */
  | { template: 'task-overdue'; reference: string; taskKind: TaskKind; link: string; dueOn: Date | null };

export type MailTemplate = MailContent['template'];

export interface MailSettings {
  /** The address of the site, without a slash at the end. */
  publicUrl: string;
  helpdesk: { email: string; phone: string };
}

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}
