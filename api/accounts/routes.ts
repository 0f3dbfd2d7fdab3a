import { createRoute } from '@hono/zod-openapi';
import { actions, may } from '../../domain/access.ts';
import { readAccount } from '../../store/accounts.ts';
import { allows, allowsAnyone, personOf } from '../http/access.ts';
import { commonProblems, json, newApi } from '../http/api.ts';
import { Problem } from '../http/problem.ts';
import { loginSettings, me } from './contract.ts';

const own = createRoute({
  method: 'get',
  path: '/api/me',
  tags: ['accounts'],
  ...allows('account.see-own'),
  summary: 'Who is logged in, with which rights, at which schools',
  responses: { 200: json(me, 'The own account'), ...commonProblems },
});

const login = createRoute({
  method: 'get',
  path: '/api/login-settings',
  tags: ['accounts'],
  ...allowsAnyone,
  summary: 'What the login page must know before anyone logs in',
  responses: { 200: json(loginSettings, 'Whether the second factor is required of the bureau') },
});

export const accountRoutes = newApi()
  .openapi(login, (c) => c.json({ twoFactor: c.get('parts').config.TWO_FACTOR }, 200))
  .openapi(own, async (c) => {
    const person = personOf(c);
    const account = await readAccount(c.get('parts').store, person.accountId);
    if (!account) throw new Problem('not-logged-in');
    return c.json(
      {
        id: account.id,
        name: account.name,
        email: account.email,
        role: person.role,
        locale: account.locale === 'en' ? ('en' as const) : ('nl' as const),
        may: actions.filter((action) => may(person.role, action)),
        twoFactor: person.twoFactor,
        schools: account.schoolAccesses.map(({ school, location, studyFields }) => ({
          id: school.id,
          name: school.name,
          brin: school.brin,
          location,
          studyFields: studyFields.map(({ studyField: { id, name, groupName } }) => ({ id, name, group: groupName })),
        })),
      },
      200,
    );
  });
