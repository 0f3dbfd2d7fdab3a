import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { isAnswerTo, needsOwnForm, needsReason, type TaskKind } from '../../domain/tasks.ts';
import { decideInboxTask } from '../../store/decisions.ts';
import { workingDaysUntil, type WorkingDayCalendar } from '../../domain/working-days.ts';
import { inboxKindOf, listInbox, readInboxTask, type InboxTask } from '../../store/inbox.ts';
import { workingDayCalendar } from '../../store/settings.ts';
import { allows, personOf } from '../http/access.ts';
import { byId, commonProblems, decidedProblem, json, listOf, listQuery, newApi, notFoundProblem } from '../http/api.ts';
import { tellProcess } from '../http/delivery.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { decisionReceipt, task, taskDecision, taskFilter, type Task } from './contract.ts';

const tags = ['tasks'];
/** Beyond this nobody counts working days. */
const farOffMs = 90 * 24 * 3600 * 1000;

const list = createRoute({
  method: 'get',
  path: '/api/tasks',
  tags,
  ...allows('tasks.see'),
  summary: 'The inbox of the bureau, overdue first',
  request: {
    query: listQuery.extend(taskFilter.shape).extend({ sort: z.enum(['dueAt', 'openedAt', 'closedAt']).optional() }),
  },
  responses: { 200: json(listOf(task), 'Tasks'), ...commonProblems },
});

const one = createRoute({
  method: 'get',
  path: '/api/tasks/{id}',
  tags,
  ...allows('tasks.see'),
  summary: 'One task',
  request: { params: byId },
  responses: { 200: json(task, 'The task'), ...commonProblems, ...notFoundProblem },
});

const decision = createRoute({
  method: 'post',
  path: '/api/tasks/{id}/decision',
  tags,
  ...allows('tasks.decide'),
  summary: 'Decide. The same decision id twice is one decision',
  request: { params: byId, body: { required: true, content: { 'application/json': { schema: taskDecision } } } },
  responses: { 200: json(decisionReceipt, 'Taken'), ...commonProblems, ...notFoundProblem, ...decidedProblem },
});

export const taskRoutes = newApi()
  .openapi(list, async (c) => {
    const { store, clock } = c.get('parts');
    const { scope = 'all', state = 'open', sort = 'dueAt', order = 'asc', ...query } = c.req.valid('query');
    const { data, total } = await listInbox(store, personOf(c).accountId, { ...query, scope, state, sort, order });
    const calendar = await workingDayCalendar(store.prisma);
    return c.json({ data: data.map((row) => asTask(row, clock.now(), calendar)), total }, 200);
  })
  .openapi(one, async (c) => c.json(await readTask(c, c.req.valid('param').id), 200))
  .openapi(decision, async (c) => {
    const { id } = c.req.valid('param');
    const { decisionId, outcome, reason } = c.req.valid('json');
    refuseUnfitAnswer(c, await kindOf(c, id), outcome, reason);
    const taken = await decideInboxTask(c.get('parts').store, occasionOf(c), {
      decisionId,
      taskId: id,
      outcome,
      reason: reason ?? null,
      actor: { kind: 'account', accountId: personOf(c).accountId },
    });
    const processed = await tellProcess(c, taken.message);
    return c.json({ task: await readTask(c, id), processed }, 200);
  });

/** A task as the inbox has it. @throws {Problem} when there is none */
export async function readTask(c: Context<Env>, id: string): Promise<Task> {
  const { store, clock } = c.get('parts');
  const row = await readInboxTask(store, id);
  if (!row) throw new Problem('not-found');
  return asTask(row, clock.now(), await workingDayCalendar(store.prisma));
}

/** @throws {Problem} when there is no such task in the inbox */
export async function kindOf(c: Context<Env>, id: string): Promise<TaskKind> {
  const kind = await inboxKindOf(c.get('parts').store, id);
  if (!kind) throw new Problem('not-found');
  return kind;
}

function refuseUnfitAnswer(c: Context<Env>, kind: TaskKind, outcome: string, reason: string | undefined): void {
  const t = c.get('t');
  if (kind === 'helpdesk-review' && outcome === 'approved') {
    const message = t('evidence:problem.approveWithVerification');
    throw new Problem('invalid-input', { detail: message, errors: [{ field: 'outcome', message }] });
  }
  if (!isAnswerTo(kind, outcome) || needsOwnForm(kind, outcome)) {
    throw new Problem('invalid-input', { errors: [{ field: 'outcome', message: t('problem:field.outcome') }] });
  }
  if (needsReason(outcome) && !reason) {
    throw new Problem('invalid-input', { errors: [{ field: 'reason', message: t('problem:field.reason') }] });
  }
}

function asTask(row: InboxTask, now: Date, calendar: WorkingDayCalendar): Task {
  return {
    id: row.id,
    kind: row.kind as Task['kind'],
    state: row.state as Task['state'],
    version: row.version,
    caseId: row.caseId,
    process: row.case.process as Task['process'],
    reference: row.case.reference,
    subject: subjectOf(row),
    purpose: (row.case.accountApplication?.purpose ?? null) as Task['purpose'],
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    overdue: row.state === 'open' && row.dueAt !== null && row.dueAt < now,
    workingDaysLeft: workingDaysLeft(row, now, calendar),
    comments: row._count.comments,
    claimedBy: row.claimedBy,
    closedAt: row.closedAt?.toISOString() ?? null,
    outcome: row.outcome,
    decidedBy: row.decision?.account?.name ?? null,
    reason: row.decision?.reason ?? null,
    mail: mailOf(row),
  };
}

function workingDaysLeft({ state, dueAt }: InboxTask, now: Date, calendar: WorkingDayCalendar): number | null {
  if (state !== 'open' || !dueAt || Math.abs(dueAt.getTime() - now.getTime()) > farOffMs) return null;
  return workingDaysUntil(now, dueAt, calendar);
}

/** Who asks, in one line. */
function subjectOf({ case: of }: InboxTask): string {
  const { accountApplication, sitting, schedulingRequest, inspectionRequest, helpRequest, accountConfirmation } = of;
  if (accountConfirmation) return accountConfirmation.account.name;
  if (accountApplication) return `${accountApplication.applicantName} · ${accountApplication.school.name}`;
  if (schedulingRequest)
    return [schedulingRequest.requestedBy.name, schedulingRequest.school?.name].filter(Boolean).join(' · ');
  if (inspectionRequest) return `${inspectionRequest.requestedBy.name} · ${inspectionRequest.school.name}`;
  if (helpRequest) return [helpRequest.name, helpRequest.schoolName].filter((part) => part !== '').join(' · ');
  return sitting?.school.name ?? of.reference;
}

function mailOf({ mail }: InboxTask): Task['mail'] {
  if (!mail) return null;
  const { id, template, recipient, state, lastAnswer } = mail;
  return { id, template, recipient, state: state as NonNullable<Task['mail']>['state'], answer: lastAnswer };
}
