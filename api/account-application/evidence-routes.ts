import { createRoute } from '@hono/zod-openapi';
import { evidenceOf } from '../../store/evidence.ts';
import { allows } from '../http/access.ts';
import { byId, commonProblems, newApi, notFoundProblem } from '../http/api.ts';
import { Problem } from '../http/problem.ts';
import { fileToSave, toSave } from '../http/to-save.ts';

const bundle = createRoute({
  method: 'get',
  path: '/api/account-applications/{id}/evidence',
  tags: ['account-applications'],
  ...allows('account-applications.see'),
  summary: 'All evidence of an application in one file, which `npm run verify-evidence` checks off line',
  request: { params: byId },
  responses: {
    ...fileToSave('The file'),
    ...commonProblems,
    ...notFoundProblem,
  },
});

/** The 'bewijspakket'. */
export const evidenceRoutes = newApi().openapi(bundle, async (c) => {
  const evidence = await evidenceOf(c.get('parts').store, { id: c.req.valid('param').id });
  if (!evidence) throw new Problem('not-found');
  return toSave(c, `bewijs-${evidence.reference}.json`, new TextEncoder().encode(JSON.stringify(evidence, null, 1)));
});
