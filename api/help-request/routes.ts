import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { DecisionTaken } from '../../store/decisions.ts';
import { answerQuestion, dismissQuestion, NewerMessage, NoAddress, NothingAsked } from '../../store/help-request.ts';
import {
  listHelpRequests,
  readAttachment,
  readHelpRequest,
  readOriginalMail,
  type HelpRequestFile,
} from '../../store/help-requests-overview.ts';
import { allows, personOf } from '../http/access.ts';
import { byId, commonProblems, decidedProblem, json, listOf, listQuery, newApi, notFoundProblem } from '../http/api.ts';
import { tellProcess } from '../http/delivery.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { fileToSave, toSave } from '../http/to-save.ts';
import {
  helpAnswer,
  helpAnswerReceipt,
  helpDismissal,
  helpRequest,
  helpRequestFilter,
  helpRequestRow,
  type HelpAnswerReceipt,
  type HelpMessage,
  type HelpRequest,
  type HelpRequestRow,
} from './contract.ts';

const tags = ['help-requests'];

const list = createRoute({
  method: 'get',
  path: '/api/help-requests',
  tags,
  ...allows('help-requests.see'),
  summary: 'Questions to the helpdesk, newest first',
  request: { query: listQuery.extend(helpRequestFilter.shape) },
  responses: { 200: json(listOf(helpRequestRow), 'Questions'), ...commonProblems },
});

const one = createRoute({
  method: 'get',
  path: '/api/help-requests/{id}',
  tags,
  ...allows('help-requests.see'),
  summary: 'One question with its thread',
  request: { params: byId },
  responses: { 200: json(helpRequest, 'The question'), ...commonProblems, ...notFoundProblem },
});

const file = (description: string) => ({ ...fileToSave(description), ...commonProblems, ...notFoundProblem });

const attachment = createRoute({
  method: 'get',
  path: '/api/help-requests/{id}/attachments/{attachmentId}',
  tags,
  ...allows('help-requests.see'),
  summary: 'A file that came with a mail, to save',
  request: { params: byId.extend({ attachmentId: z.uuid() }) },
  responses: file('The file'),
});

const original = createRoute({
  method: 'get',
  path: '/api/help-requests/{id}/mails/{mailId}',
  tags,
  ...allows('help-requests.see'),
  summary: 'A mail as it arrived, to save',
  request: { params: byId.extend({ mailId: z.uuid() }) },
  responses: file('The mail (RFC 5322)'),
});

const decided = {
  200: json(helpAnswerReceipt, 'Taken'),
  ...commonProblems,
  ...notFoundProblem,
  ...decidedProblem,
};

const answer = createRoute({
  method: 'post',
  path: '/api/help-requests/{id}/answer',
  tags,
  ...allows('help-requests.answer'),
  summary: 'Answer by mail. The same decision id twice is one answer',
  request: { params: byId, body: { required: true, content: { 'application/json': { schema: helpAnswer } } } },
  responses: decided,
});

const dismissal = createRoute({
  method: 'post',
  path: '/api/help-requests/{id}/dismissal',
  tags,
  ...allows('help-requests.answer'),
  summary: 'Let a question rest that needs no answer',
  request: { params: byId, body: { required: true, content: { 'application/json': { schema: helpDismissal } } } },
  responses: decided,
});

export const helpRequestRoutes = newApi()
  .openapi(list, async (c) => {
    const { order = 'desc', ...query } = c.req.valid('query');
    const { data, total } = await listHelpRequests(c.get('parts').store, { ...query, order });
    return c.json({ data: data.map(asRow), total }, 200);
  })
  .openapi(one, async (c) => c.json(await read(c, c.req.valid('param').id), 200))
  .openapi(attachment, async (c) => {
    const { id, attachmentId } = c.req.valid('param');
    const found = await readAttachment(c.get('parts').store, id, attachmentId);
    if (!found) throw new Problem('not-found');
    return toSave(c, found.name || c.get('t')('help-request:file.nameless'), found.content);
  })
  .openapi(original, async (c) => {
    const { id, mailId } = c.req.valid('param');
    const found = await readOriginalMail(c.get('parts').store, id, mailId);
    if (!found) throw new Problem('not-found');
    return toSave(c, `${mailId}.eml`, found.raw);
  })
  .openapi(answer, async (c) => {
    const { id } = c.req.valid('param');
    const { decisionId, body, lastMessageId = null } = c.req.valid('json');
    await read(c, id);
    const { accountId } = personOf(c);
    const given = { decisionId, helpRequestId: id, accountId, lastMessageId, body };
    return c.json(await decide(c, id, answerQuestion(c.get('parts').store, occasionOf(c), given)), 200);
  })
  .openapi(dismissal, async (c) => {
    const { id } = c.req.valid('param');
    const { decisionId, lastMessageId = null } = c.req.valid('json');
    await read(c, id);
    const { accountId } = personOf(c);
    const given = { decisionId, helpRequestId: id, accountId, lastMessageId };
    return c.json(await decide(c, id, dismissQuestion(c.get('parts').store, occasionOf(c), given)), 200);
  });

/** Waits for the decision, tells the process, and answers with how the question stands now. */
async function decide(c: Context<Env>, id: string, decision: Promise<DecisionTaken>): Promise<HelpAnswerReceipt> {
  const taken = await decision.catch((error: unknown) => {
    const t = c.get('t');
    if (error instanceof NewerMessage) throw new Problem('conflict', { detail: t('help-request:problem.newer') });
    if (error instanceof NothingAsked) throw new Problem('conflict', { detail: t('help-request:problem.notYet') });
    if (error instanceof NoAddress) {
      const errors = [{ field: 'body', message: t('help-request:problem.noAddress') }];
      throw new Problem('invalid-input', { detail: t('help-request:problem.noAddress'), errors });
    }
    throw error;
  });
  const processed = await tellProcess(c, taken.message);
  return { helpRequest: await read(c, id), processed };
}

async function read(c: Context<Env>, id: string): Promise<HelpRequest> {
  const found = await readHelpRequest(c.get('parts').store, id);
  if (!found) throw new Problem('not-found');
  return {
    ...asRow(found),
    related: found.related,
    thread: found.messages.map(asMessage),
  };
}

function asRow(row: Pick<HelpRequestFile, keyof Omit<HelpRequestFile, 'messages' | 'related'>>): HelpRequestRow {
  const { reference, closedAt, outcome, tasks } = row.case;
  return {
    id: row.id,
    reference,
    channel: row.channel as HelpRequestRow['channel'],
    name: row.name,
    email: row.email,
    schoolName: row.schoolName,
    subject: row.subject,
    receivedAt: row.receivedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    outcome: outcome as HelpRequestRow['outcome'],
    openTaskId: tasks.find(({ state }) => state === 'open')?.id ?? null,
    answered: tasks.some(({ outcome: how }) => how === 'answered'),
  };
}

function asMessage(message: HelpRequestFile['messages'][number]): HelpMessage {
  const { incomingMail } = message;
  const { attachments = [], ...mail } = incomingMail ?? {};
  return {
    id: message.id,
    direction: message.direction as HelpMessage['direction'],
    body: message.body,
    writtenAt: message.writtenAt.toISOString(),
    author: message.account?.name ?? null,
    mail: incomingMail ? (mail as HelpMessage['mail']) : null,
    attachments,
  };
}
