import { expect, test } from 'vitest';
import { actions, may, roles } from './access.ts';

test('who may do what, in full: a change of a right is a change here', () => {
  const table = Object.fromEntries(roles.map((role) => [role, actions.filter((action) => may(role, action))]));
  const inbox = ['tasks.see', 'tasks.claim', 'tasks.decide', 'account-applications.see'];
  expect(table).toEqual({
    school: ['account.see-own', 'live.listen'],
    staff: ['account.see-own', 'live.listen'],
    helpdesk: ['account.see-own', 'live.listen', ...inbox],
    admin: ['account.see-own', 'live.listen', ...inbox],
  });
});
