/**
 * Who may do what: the one table of the house. Deny by default; a route names one of these actions, and a test tries
 * every route against every role. Source: architecture.md section 8.
 */
export const roles = ['school', 'helpdesk', 'staff', 'admin'] as const;
export type Role = (typeof roles)[number];

const mayDo = {
  'account.see-own': ['school', 'helpdesk', 'staff', 'admin'],
  /** The own password, second factor and language. */
  'account.change-own': ['school', 'helpdesk', 'staff', 'admin'],
  'live.listen': ['school', 'helpdesk', 'staff', 'admin'],
  'tasks.see': ['helpdesk', 'admin'],
  'tasks.claim': ['helpdesk', 'admin'],
  'tasks.decide': ['helpdesk', 'admin'],
  'account-applications.see': ['helpdesk', 'admin'],
  /** Scans, a case from paper, another manager, a mail once more. */
  'account-applications.handle': ['helpdesk', 'admin'],
  /** More study fields on the own account. */
  'account-applications.submit': ['school'],
  /** Who has an account, and what was done to it. */
  'accounts.see': ['helpdesk', 'admin'],
  /** Block, unblock, an end date, fewer study fields; the bureau's own accounts are the administrator's. */
  'accounts.manage': ['helpdesk', 'admin'],
  'accounts.manage-bureau': ['admin'],
  'schools.see': ['helpdesk', 'admin'],
  'schools.manage': ['helpdesk', 'admin'],
  'settings.see': ['helpdesk', 'staff', 'admin'],
  'settings.change': ['staff', 'admin'],
  'calendar.see': ['helpdesk', 'staff', 'admin'],
  'calendar.change': ['staff', 'admin'],
  'mails.see': ['helpdesk', 'admin'],
  'mails.resend': ['helpdesk', 'admin'],
  'mail-examples.see': ['helpdesk', 'staff', 'admin'],
  'audit.see': ['admin'],
  /** The bank with its keys. */
  'exam-bank.see': ['staff', 'admin'],
  'exam-bank.edit': ['staff', 'admin'],
  /** What can be scheduled: code, title, duration, never the content. A school sees those of the own study fields. */
  'exams.see': ['school', 'helpdesk'],
  /** A school sees and does this at the own school alone. */
  'sittings.see': ['school', 'helpdesk', 'admin'],
  'sittings.manage': ['school', 'helpdesk'],
  'scheduling-requests.see': ['school', 'helpdesk', 'admin'],
  'scheduling-requests.submit': ['school'],
  'scheduling-requests.withdraw': ['school', 'helpdesk', 'admin'],
  'scheduling-requests.decide': ['helpdesk', 'admin'],
  'results.see': ['school', 'staff', 'admin'],
  'inspections.see': ['school', 'helpdesk', 'admin'],
  'inspections.request': ['school'],
  'inspections.decide': ['helpdesk', 'admin'],
  'help-requests.see': ['helpdesk', 'admin'],
  'help-requests.answer': ['helpdesk', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof mayDo;
export const actions = Object.keys(mayDo) as Action[];

export function may(role: Role, action: Action): boolean {
  return (mayDo[action] as readonly Role[]).includes(role);
}

/** The roles of the bureau's own people, who see personal data of many schools: two-factor is enforced for them. */
export const isBureauRole = (role: Role): boolean => role !== 'school';
