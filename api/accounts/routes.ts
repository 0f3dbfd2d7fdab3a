import { createRoute } from '@hono/zod-openapi';
import { actions, may } from '../../domain/access.ts';
import { readAccount } from '../../store/accounts.ts';
import { allows, personOf } from '../http/access.ts';
import { commonProblems, json, newApi } from '../http/api.ts';
import { Problem } from '../http/problem.ts';
import { me } from './contract.ts';

const own = createRoute({
  method: 'get',
  path: '/api/me',
  tags: ['accounts'],
  ...allows('account.see-own'),
  summary: 'Who is logged in, with which rights, at which schools',
  responses: { 200: json(me, 'The own account'), ...commonProblems },
});

export const accountRoutes = newApi().openapi(own, async (c) => {
  const person = personOf(c);
  const account = await readAccount(c.get('parts').store, person.accountId);
  if (!account) throw new Problem('not-logged-in');
  return c.json(
    {
      id: account.id,
      name: account.name,
      email: account.email,
      role: person.role,
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
