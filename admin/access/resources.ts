import type { Action } from '../../domain/access.ts';

/** Which right opens which part of the back office. What is not in here is closed to everyone. */
const rightFor: Record<string, Action> = {
  tasks: 'tasks.see',
  'account-applications': 'account-applications.see',
  schools: 'schools.see',
  accounts: 'accounts.see',
  'help-requests': 'help-requests.see',
  sittings: 'sittings.see',
  'scheduling-requests': 'scheduling-requests.see',
  results: 'results.see',
  inspections: 'inspections.see',
  'exam-bank': 'exam-bank.see',
  'study-fields': 'exam-bank.see',
  calendar: 'calendar.see',
  settings: 'settings.see',
  mails: 'mails.see',
  'mail-examples': 'mail-examples.see',
  audit: 'audit.see',
};

export function mayOpen(resource: string, rights: readonly Action[]): boolean {
  const right = rightFor[resource];
  return right !== undefined && rights.includes(right);
}
