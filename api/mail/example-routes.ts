import { createRoute, z } from '@hono/zod-openapi';
import { exampleMails, exampleSettings } from '../../mails/examples.ts';
import { renderMail, type MailTemplate } from '../../mails/index.ts';
import { locales } from '../../locales/index.ts';
import { allows } from '../http/access.ts';
import { commonProblems, json, listOf, newApi, notFoundProblem } from '../http/api.ts';
import { Problem } from '../http/problem.ts';
import { mailExample, mailExampleRow } from './contract.ts';

const tags = ['mail'];
const templates = Object.keys(exampleMails()) as MailTemplate[];
const isTemplate = (name: string): name is MailTemplate => (templates as string[]).includes(name);

const list = createRoute({
  method: 'get',
  path: '/api/mail-examples',
  tags,
  ...allows('mail-examples.see'),
  summary: 'Every mail that there is',
  responses: { 200: json(listOf(mailExampleRow), 'Templates'), ...commonProblems },
});

const one = createRoute({
  method: 'get',
  path: '/api/mail-examples/{id}',
  tags,
  ...allows('mail-examples.see'),
  summary: 'A mail with fictitious data',
  request: { params: z.object({ id: z.string().max(60) }), query: z.object({ locale: z.enum(locales).default('nl') }) },
  responses: { 200: json(mailExample, 'The example'), ...commonProblems, ...notFoundProblem },
});

export const mailExampleRoutes = newApi()
  .openapi(list, (c) => c.json({ data: templates.map((id) => ({ id })), total: templates.length }, 200))
  .openapi(one, (c) => {
    const { id } = c.req.valid('param');
    if (!isTemplate(id)) throw new Problem('not-found');
    const { locale } = c.req.valid('query');
    return c.json({ id, locale, ...renderMail(exampleMails()[id], locale, exampleSettings) }, 200);
  });
