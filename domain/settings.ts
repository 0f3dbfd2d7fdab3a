/**
 * What the bureau may set without a programmer, with the value that holds until someone sets another. A running task
 * keeps what was in force when it opened.
 */
export const defaultSettings = {
  'helpdesk.email': 'helpdesk@examenwerk.example',
  /** Source: "Hulp nodig?" */
  'helpdesk.phone': '(030) 608 79 79',
  /** Calendar days in which the applicant confirms the e-mail address. */
  'account-application.email-confirmation-days': 7,
  /** Working days after which a signature or a confirmation that stays out is asked for again. */
  'account-application.reminder-working-days': [3, 7] as number[],
  /** Calendar days in which the manager and the applicant sign. */
  'account-application.signature-days': 30,
  /** Working days in which the helpdesk reviews a complete application. */
  'account-application.review-working-days': 3,
  /** Calendar days in which the applicant gives what the helpdesk asked for. */
  'account-application.information-days': 30,
  /** Calendar days in which the account holder activates the account. */
  'account-application.activation-days': 14,
  /** Working days after which an activation that stays out is asked for again. */
  'account-application.activation-reminder-working-days': [5] as number[],
  /** Months after which an account holder is asked whether the account is still needed. */
  'account-confirmation.months': 12,
  /** Calendar days in which the account holder says so; then the account is blocked. */
  'account-confirmation.days': 30,
  /** Working days after which that is asked again. */
  'account-confirmation.reminder-working-days': [5, 15] as number[],
  /** Working days after arrival in which the helpdesk schedules what a school asked for. Source: "enkele werkdagen". */
  'scheduling-request.working-days': 3,
  /** Calendar days in which a school sends a corrected file. */
  'scheduling-request.correction-days': 30,
  /** Working days after which a corrected file that stays out is asked for again. */
  'scheduling-request.reminder-working-days': [3, 7] as number[],
  /** Calendar days after the request's last sitting on which its results are released. Source: "enkele dagen". */
  'results.release-days': 3,
  /** Calendar days in which the printout of an inspection is with the school. Source: "binnen 10 dagen". */
  'inspection.days': 10,
  /** Working days before the end of that term on which an inspection that lies still is escalated. */
  'inspection.escalate-working-days': 2,
  /** Working days in which a question is answered. */
  'help-request.working-days': 2,
  /** Calendar days after an answer in which a reply goes on in the same case; after that it is a new one. */
  'help-request.reply-days': 14,
};

export type Settings = typeof defaultSettings;
export type SettingKey = keyof Settings;

export const isSettingKey = (key: string): key is SettingKey => key in defaultSettings;
