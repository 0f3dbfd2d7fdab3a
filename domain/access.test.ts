import { expect, test } from 'vitest';
import { actions, may, roles } from './access.ts';

test('who may do what, in full: a change of a right is a change here', () => {
  const table = Object.fromEntries(roles.map((role) => [role, actions.filter((action) => may(role, action))]));
  const inbox = ['tasks.see', 'tasks.claim', 'tasks.decide', 'account-applications.see', 'account-applications.handle'];
  const office = ['accounts.see', 'accounts.manage', 'schools.see', 'schools.manage'];
  const rules = ['settings.see', 'settings.change', 'calendar.see', 'calendar.change'];
  const mails = ['mails.see', 'mails.resend', 'mail-examples.see'];
  const everyone = ['account.see-own', 'account.change-own', 'live.listen'];
  const bank = ['exam-bank.see', 'exam-bank.edit'];
  const requests = ['scheduling-requests.see', 'scheduling-requests.withdraw', 'scheduling-requests.decide'];
  const inspections = ['inspections.see', 'inspections.decide'];
  const help = ['help-requests.see', 'help-requests.answer'];
  expect(table).toEqual({
    school: [
      ...everyone,
      'account-applications.submit',
      ...['exams.see', 'sittings.see', 'sittings.manage', 'scheduling-requests.see', 'scheduling-requests.submit'],
      ...['scheduling-requests.withdraw', 'results.see', 'inspections.see', 'inspections.request'],
    ],
    staff: [...everyone, ...rules, 'mail-examples.see', ...bank, 'results.see'],
    helpdesk: [
      ...everyone,
      ...inbox,
      ...office,
      ...['settings.see', 'calendar.see'],
      ...mails,
      ...['exams.see', 'sittings.see', 'sittings.manage'],
      ...[...requests, ...inspections, ...help],
    ],
    admin: [
      ...everyone,
      ...inbox,
      ...['accounts.see', 'accounts.manage', 'accounts.manage-bureau', 'schools.see', 'schools.manage'],
      ...[
        ...rules,
        ...mails,
        'audit.see',
        ...bank,
        'sittings.see',
        ...requests,
        'results.see',
        ...inspections,
        ...help,
      ],
    ],
  });
});
