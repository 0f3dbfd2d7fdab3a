import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ListedCandidate, SittingFacts } from '../../documents/attendance-list-parts.ts';
import { makeDocument, type DocumentRequest } from '../../documents/make.ts';
import { windowOf } from '../../store/scheduling-checks.ts';
import { sittingsOfRequest, type WholeSitting } from '../../store/scheduling-overview.ts';
import { settingsAt } from '../../store/settings.ts';
import { allows } from '../http/access.ts';
import { byId, commonProblems, newApi, notFoundProblem } from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { readWhole, scopeOf } from './answers.ts';
import { listsInOneFile, listsPart, type SittingDocument } from './contract.ts';

/** What a school prints for a sitting. Made when it is asked for, so that it always says how things stand now. */

const pdfAnswer = {
  200: {
    description: 'The file',
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  },
  ...commonProblems,
  ...notFoundProblem,
} as const;

const printed = <Path extends string>(path: Path, summary: string) =>
  createRoute({
    method: 'get',
    path,
    tags: ['sittings'],
    ...allows('sittings.see'),
    summary,
    request: { params: byId },
    responses: pdfAnswer,
  });

const attendanceList = printed('/api/sittings/{id}/attendance-list', 'The list on which the candidates sign, as a PDF');
const strips = printed('/api/sittings/{id}/strips', 'A strip for each candidate with the exam number, as a PDF');
const invigilatorSheet = printed(
  '/api/sittings/{id}/invigilator-sheet',
  'What the invigilator must know, extra time included, as a PDF',
);

const allLists = createRoute({
  method: 'get',
  path: '/api/scheduling-requests/{id}/attendance-lists',
  tags: ['scheduling-requests'],
  ...allows('sittings.see'),
  summary: 'The lists of the sittings that a scheduling request led to, as one PDF; of very many, in parts',
  request: { params: byId, query: listsPart },
  responses: pdfAnswer,
});

export const sittingDocumentRoutes = newApi()
  .openapi(attendanceList, (c) => print(c, c.req.valid('param').id, 'attendance-list'))
  .openapi(strips, (c) => print(c, c.req.valid('param').id, 'strips'))
  .openapi(invigilatorSheet, (c) => print(c, c.req.valid('param').id, 'invigilator-sheet'))
  .openapi(allLists, (c) => printAll(c, c.req.valid('param').id, c.req.valid('query').part));

async function print(c: Context<Env>, id: string, kind: SittingDocument) {
  const sitting = await readWhole(c, id);
  return await answer(c, await requestFor(c, kind, sitting), `${fileName(c, kind)}-${sitting.case.reference}`);
}

async function printAll(c: Context<Env>, requestId: string, part: number) {
  const range = { skip: (part - 1) * listsInOneFile, take: listsInOneFile };
  const found = await sittingsOfRequest(c.get('parts').store, await scopeOf(c), requestId, range);
  if (!found) throw new Problem('not-found');
  const { reference, sittings } = found;
  const lists = sittings.map((sitting) => ({ ...factsOf(c, sitting), candidates: listedOf(sitting) }));
  const data = { locale: c.get('locale'), reference, lists };
  return await answer(c, { kind: 'attendance-lists', data }, `${fileName(c, 'attendance-lists')}-${reference}`);
}

const fileName = (c: Context<Env>, kind: SittingDocument | 'attendance-lists'): string =>
  c.get('t')(`scheduling:document.fileName.${kind}`);

async function answer(c: Context<Env>, request: DocumentRequest, name: string) {
  const content = await makeDocument(request);
  c.header('Cache-Control', 'no-store');
  c.header('Content-Disposition', `inline; filename="${name}.pdf"`);
  return c.body(Uint8Array.from(content), 200, { 'Content-Type': 'application/pdf' });
}

async function requestFor(c: Context<Env>, kind: SittingDocument, sitting: WholeSitting): Promise<DocumentRequest> {
  const { store, clock } = c.get('parts');
  const facts = factsOf(c, sitting);
  const candidates = listedOf(sitting);
  if (kind !== 'invigilator-sheet') return { kind, data: { ...facts, candidates } };
  const settings = await settingsAt(store.prisma, clock.now());
  const there = thoseOf(sitting);
  const withExtra = candidates.map((one, index) => ({ ...one, extraMinutes: there[index]?.extraMinutes ?? 0 }));
  return { kind, data: { ...facts, helpdeskPhone: settings['helpdesk.phone'], candidates: withExtra } };
}

function factsOf(c: Context<Env>, sitting: WholeSitting): SittingFacts {
  const { title, durationMinutes, exam } = sitting.examVersion;
  return {
    locale: c.get('locale'),
    reference: sitting.case.reference,
    version: sitting.version,
    changedAt: sitting.changedAt,
    school: sitting.school.name,
    exam: { code: exam.code, title, durationMinutes },
    location: sitting.location,
    window: windowOf(sitting),
    link: new URL('/examen', c.get('parts').config.PUBLIC_URL).href,
  };
}

const thoseOf = ({ registrations }: WholeSitting) => registrations.filter(({ withdrawnAt }) => withdrawnAt === null);

/** The candidates as they stand on paper: without what no list may say. */
const listedOf = (sitting: WholeSitting): ListedCandidate[] =>
  thoseOf(sitting).map(({ givenName, infix, familyName, studentNumber, examNumber }) => ({
    ...{ givenName, infix, familyName, studentNumber, examNumber },
  }));
