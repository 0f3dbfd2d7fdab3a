import { createRoute } from '@hono/zod-openapi';
import { DateTime } from 'luxon';
import { contentOf } from '../../activities/mail-content/mail-content.ts';
import { zone } from '../../domain/working-days.ts';
import { isLocale, type Locale } from '../../locales/index.ts';
import { renderMail } from '../../mails/index.ts';
import { isDatabaseAway } from '../../platform/database.ts';
import { readMailFacts } from '../../store/mail-facts.ts';
import { listMails, readMail, resendMail, type MailRow as Row } from '../../store/mails-overview.ts';
import { settingsAt } from '../../store/settings.ts';
import type { Context } from 'hono';
import { allows, personOf } from '../http/access.ts';
import { byId, commonProblems, decidedProblem, json, listOf, listQuery, newApi, notFoundProblem } from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { mail, mailFilter, mailResend, mailRow, type Mail, type MailRow } from './contract.ts';
import { withoutPersonalLinks } from './without-links.ts';

const tags = ['mail'];

const list = createRoute({
  method: 'get',
  path: '/api/mails',
  tags,
  ...allows('mails.see'),
  summary: 'Outgoing mail, the newest first',
  request: { query: listQuery.extend(mailFilter.shape) },
  responses: { 200: json(listOf(mailRow), 'Mails'), ...commonProblems },
});

const one = createRoute({
  method: 'get',
  path: '/api/mails/{id}',
  tags,
  ...allows('mails.see'),
  summary: 'One mail, with its words as they would be now',
  request: { params: byId },
  responses: { 200: json(mail, 'The mail'), ...commonProblems, ...notFoundProblem },
});

const resend = createRoute({
  method: 'post',
  path: '/api/mails/{id}/resend',
  tags,
  ...allows('mails.resend'),
  summary:
    'Send a mail once more; one that was sent stays, and the new one is answered. The same request id twice sends once',
  request: { params: byId, body: { required: true, content: { 'application/json': { schema: mailResend } } } },
  responses: { 200: json(mail, 'The mail that goes out'), ...commonProblems, ...notFoundProblem, ...decidedProblem },
});

export const mailRoutes = newApi()
  .openapi(list, async (c) => {
    const { store, clock } = c.get('parts');
    const { day, ...query } = c.req.valid('query');
    const { data, total } = await listMails(store, { ...query, ...(day ? instantsOf(day) : {}) }, clock.now());
    return c.json({ data: data.map(asRow), total }, 200);
  })
  .openapi(one, async (c) => c.json(await tell(c, c.req.valid('param').id), 200))
  .openapi(resend, async (c) => {
    const { id } = c.req.valid('param');
    const wanted = { id, requestId: c.req.valid('json').requestId, accountId: personOf(c).accountId };
    const goesOut = await resendMail(c.get('parts').store, occasionOf(c), wanted);
    if (!goesOut) throw new Problem('not-found');
    return c.json(await tell(c, goesOut), 200);
  });

/** From midnight to midnight in Amsterdam. */
function instantsOf(day: string): { from: Date; until: Date } {
  const start = DateTime.fromISO(day, { zone });
  return { from: start.toJSDate(), until: start.plus({ days: 1 }).toJSDate() };
}

async function tell(c: Context<Env>, id: string): Promise<Mail> {
  const { store, clock } = c.get('parts');
  const row = await readMail(store, id, clock.now());
  if (!row) throw new Problem('not-found');
  const locale = isLocale(row.locale) ? row.locale : 'nl';
  return {
    ...asRow(row),
    messageId: row.messageId,
    resendOfId: row.resendOfId,
    locale,
    words: await wordsOf(c, id, locale),
  };
}

/** A mail's words are made from the rows it names, which may say something else by now, or nothing that fits. */
async function wordsOf(c: Context<Env>, id: string, locale: Locale): Promise<Mail['words']> {
  const { store, clock, config } = c.get('parts');
  const now = clock.now();
  const settings = await settingsAt(store.prisma, now);
  const helpdesk = { email: settings['helpdesk.email'], phone: settings['helpdesk.phone'] };
  const publicUrl = config.PUBLIC_URL;
  try {
    const content = await contentOf(store, await readMailFacts(store, id, now), publicUrl, now);
    const rendered = renderMail(content, locale, { publicUrl, helpdesk });
    return withoutPersonalLinks(rendered, c.get('t')('office:mails.personalLink'));
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    return null;
  }
}

const text = (instant: Date | null): string | null => instant?.toISOString() ?? null;

function asRow(row: Row): MailRow {
  const { id, template, recipient, caseId, attempts, lastAnswer, link, failures, queuedAt, nextAttemptAt } = row;
  const [failure] = failures;
  const state = row.state as MailRow['state'];
  return {
    ...{ id, template, recipient, caseId, state, attempts, answer: lastAnswer, queuedAt: queuedAt.toISOString() },
    ...{ reference: row.case.reference, process: row.case.process },
    nextAttemptAt: state === 'queued' ? text(nextAttemptAt) : null,
    sentAt: state === 'sent' ? text(row.sentAt) : null,
    link: link && {
      ...{ openedAt: text(link.openedAt), usedAt: text(link.usedAt), revokedAt: text(link.revokedAt) },
      expiresAt: link.expiresAt.toISOString(),
    },
    task: failure ? { id: failure.id, open: failure.state === 'open' } : null,
    obstacle: row.obstacle,
  };
}
