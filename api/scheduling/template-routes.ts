import { createRoute, z } from '@hono/zod-openapi';
import { makeSchedulingTemplate } from '../../documents/scheduling-template.ts';
import { schoolsOf } from '../../store/accounts.ts';
import { readTemplateFacts } from '../../store/scheduling-template.ts';
import { allows, personOf } from '../http/access.ts';
import { commonProblems, newApi, notFoundProblem } from '../http/api.ts';
import { Problem } from '../http/problem.ts';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const template = createRoute({
  method: 'get',
  path: '/api/scheduling-template',
  tags: ['scheduling-requests'],
  ...allows('scheduling-requests.see'),
  summary: 'The template to fill in, with the exams of the own study fields; for the bureau with those of a school',
  request: { query: z.object({ schoolId: z.uuid().optional() }) },
  responses: {
    200: { description: 'The file', content: { [workbook]: { schema: { type: 'string', format: 'binary' } } } },
    ...commonProblems,
    ...notFoundProblem,
  },
});

/** The template, made when it is asked for, so that it always has the exams of today. */
export const schedulingTemplateRoutes = newApi().openapi(template, async (c) => {
  const { store } = c.get('parts');
  const { role, accountId } = personOf(c);
  const own = role === 'school' ? await schoolsOf(store, accountId) : null;
  const schoolId = c.req.valid('query').schoolId ?? own?.[0];
  if (!schoolId || (own && !own.includes(schoolId))) throw new Problem('not-found');
  const facts = await readTemplateFacts(store, { schoolId, accountId: own ? accountId : null });
  if (!facts) throw new Problem('not-found');
  const content = await makeSchedulingTemplate({ ...facts, locale: c.get('locale') });
  c.header('Cache-Control', 'no-store');
  c.header('Content-Disposition', `attachment; filename="${c.get('t')('scheduling:template.fileName')}.xlsx"`);
  return c.body(Uint8Array.from(content), 200, { 'Content-Type': workbook });
});
