import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Purpose } from '../../domain/account-application.ts';
import { hasLink, isTaskKind, type TaskKind } from '../../domain/tasks.ts';
import {
  asksNda,
  exchangeIn,
  listApplications,
  namesOf,
  phaseIn,
  readApplicationFile,
  readDocument,
  studyFieldsHad,
  type ApplicationFile,
  type ApplicationQuery,
} from '../../store/applications-overview.ts';
import { findWarnings } from '../../store/application-warnings.ts';
import { allows } from '../http/access.ts';
import { byId, commonProblems, json, listOf, listQuery, newApi, notFoundProblem } from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { toSave } from '../http/to-save.ts';
import {
  accountApplication,
  accountApplicationFilter,
  accountApplicationRow,
  accountApplicationSearch,
  type AccountApplication,
} from './contract.ts';
import { documentToLookAt, fileContent } from './document-answer.ts';
import { asDocument, signatureOf, verificationIn } from './evidence-view.ts';

const tags = ['account-applications'];

const list = createRoute({
  method: 'get',
  path: '/api/account-applications',
  tags,
  ...allows('account-applications.see'),
  summary: 'Account applications, newest first, narrowed by what is no personal data',
  request: { query: listQuery.extend(accountApplicationFilter.shape) },
  responses: { 200: json(listOf(accountApplicationRow), 'Applications'), ...commonProblems },
});

const search = createRoute({
  method: 'post',
  path: '/api/account-applications/search',
  tags,
  ...allows('account-applications.see'),
  summary: 'Account applications by name or address, which have no place in a request’s address',
  request: { body: { required: true, content: { 'application/json': { schema: accountApplicationSearch } } } },
  responses: { 200: json(listOf(accountApplicationRow), 'Applications'), ...commonProblems },
});

const one = createRoute({
  method: 'get',
  path: '/api/account-applications/{id}',
  tags,
  ...allows('account-applications.see'),
  summary: 'One application with its signatures, documents and timeline',
  request: { params: byId },
  responses: { 200: json(accountApplication, 'The application'), ...commonProblems, ...notFoundProblem },
});

const document = createRoute({
  method: 'get',
  path: '/api/account-applications/{id}/documents/{documentId}',
  tags,
  ...allows('account-applications.see'),
  summary: 'A document as it was made, and signed',
  request: { params: byId.extend({ documentId: z.uuid() }) },
  responses: {
    200: { description: 'The file', content: fileContent },
    ...commonProblems,
    ...notFoundProblem,
  },
});

export const accountApplicationRoutes = newApi()
  .openapi(list, async (c) => {
    const { order = 'desc', ...query } = c.req.valid('query');
    return c.json(await listed(c, { ...query, order }), 200);
  })
  .openapi(search, async (c) => c.json(await listed(c, c.req.valid('json')), 200))
  .openapi(one, async (c) => {
    const { store } = c.get('parts');
    const file = await readApplicationFile(store, c.req.valid('param').id);
    if (!file) throw new Problem('not-found');
    const actors = file.case.auditEvents.flatMap(({ accountId }) => accountId ?? []);
    const [names, warnings, had] = await Promise.all([
      namesOf(store, actors),
      findWarnings(store, file),
      studyFieldsHad(store, file),
    ]);
    return c.json(asApplication(file, names, warnings, had), 200);
  })
  .openapi(document, async (c) => {
    const { id, documentId } = c.req.valid('param');
    const found = await readDocument(c.get('parts').store, id, documentId);
    if (!found) throw new Problem('not-found');
    if (found.kind === 'attachment') return toSave(c, found.name ?? found.kind, found.content);
    return documentToLookAt(c, found);
  });

async function listed(c: Context<Env>, query: ApplicationQuery) {
  const { data, total } = await listApplications(c.get('parts').store, query);
  const rows = data.map((row) => ({
    id: row.id,
    reference: row.case.reference,
    phase: phaseIn(row.case, row.channel),
    purpose: row.purpose as Purpose,
    submittedAt: row.submittedAt.toISOString(),
    closedAt: row.case.closedAt?.toISOString() ?? null,
    applicantName: row.applicantName,
    schoolName: row.school.name,
  }));
  return { data: rows, total };
}

/** The account of who asked for more study fields was active all along. */
const codeIn = ({ purpose }: ApplicationFile, code: string): string =>
  purpose === 'study-fields' && code === 'case-closed:activated' ? 'case-closed:granted' : code;

type StudyField = ApplicationFile['studyFields'][number]['studyField'];

const asStudyField = ({ id, name, groupName }: StudyField) => ({ id, name, group: groupName });

function asApplication(
  file: ApplicationFile,
  names: Map<string, string>,
  warnings: AccountApplication['warnings'],
  had: StudyField[],
): AccountApplication {
  const { signatures, decisions, documents, tasks, auditEvents } = file.case;
  const isOpen = (kind: TaskKind): boolean => tasks.some((task) => task.state === 'open' && task.kind === kind);
  return {
    id: file.id,
    reference: file.case.reference,
    phase: phaseIn(file.case, file.channel),
    purpose: file.purpose as Purpose,
    channel: file.channel as AccountApplication['channel'],
    submittedAt: file.submittedAt.toISOString(),
    closedAt: file.case.closedAt?.toISOString() ?? null,
    outcome: file.case.outcome,
    refusal: refusalIn(decisions),
    applicant: {
      name: file.applicantName,
      function: file.applicantFunction,
      email: file.applicantEmail,
      phone: file.applicantPhone,
    },
    school: { id: file.schoolId, name: file.school.name, brin: file.school.brin, location: file.location },
    studyFields: file.studyFields.map(({ studyField }) => asStudyField(studyField)),
    studyFieldsHad: had.map(asStudyField),
    asksNda: asksNda(file),
    manager: { name: file.managerName, email: file.managerEmail },
    signatures: { manager: signatureOf(signatures, 'manager'), applicant: signatureOf(signatures, 'applicant') },
    managerVerification: verificationIn(decisions),
    documents: documents.map(asDocument),
    warnings,
    awaited: tasks
      .filter(({ state, kind }) => state === 'open' && kind !== 'withdrawal')
      .map((task) => ({
        taskId: task.id,
        kind: task.kind,
        dueAt: task.dueAt?.toISOString() ?? null,
        expiresAt: task.expiresAt?.toISOString() ?? null,
        byLink: isTaskKind(task.kind) && hasLink(task.kind),
      })),
    can: {
      withdraw: isOpen('withdrawal'),
      replaceManager: isOpen('manager-signature'),
      recordAnswer: isOpen('more-information'),
    },
    exchange: exchangeIn(file).map(asExchange),
    timeline: auditEvents.map(({ at, code, actor, accountId }) => ({
      at: at.toISOString(),
      code: codeIn(file, code),
      actor: accountId ? (names.get(accountId) ?? null) : actor,
    })),
  };
}

function asExchange({
  asked,
  answer,
  files,
}: ReturnType<typeof exchangeIn>[number]): AccountApplication['exchange'][number] {
  return {
    id: asked.id,
    askedAt: asked.decidedAt.toISOString(),
    askedBy: asked.account?.name ?? null,
    question: asked.reason ?? '',
    answer: answer
      ? {
          at: answer.decidedAt.toISOString(),
          text: answer.reason,
          recordedBy: answer.account?.name ?? null,
          files: files.map(({ id, name }) => ({ id, name: name ?? '' })),
        }
      : null,
  };
}

function refusalIn(decisions: ApplicationFile['case']['decisions']): AccountApplication['refusal'] {
  const refusal = decisions.find(({ outcome }) => outcome === 'refused');
  if (!refusal) return null;
  const { actor, reason, decidedAt } = refusal;
  const by = actor === 'manager' || actor === 'applicant' ? actor : 'helpdesk';
  return { by, reason, at: decidedAt.toISOString() };
}
