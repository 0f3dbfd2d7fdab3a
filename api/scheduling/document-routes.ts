import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { SittingFacts } from '../../documents/attendance-list-parts.ts';
import { makeDocument, type DocumentRequest } from '../../documents/make.ts';
import { windowOf } from '../../store/scheduling-checks.ts';
import type { WholeSitting } from '../../store/scheduling-overview.ts';
import { settingsAt } from '../../store/settings.ts';
import { allows } from '../http/access.ts';
import { byId, commonProblems, newApi, notFoundProblem } from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { readWhole } from './answers.ts';
import type { SittingDocument } from './contract.ts';

/** What a school prints for a sitting. Made when it is asked for, so that it always says how things stand now. */

const printed = <Path extends string>(path: Path, summary: string) =>
  createRoute({
    method: 'get',
    path,
    tags: ['sittings'],
    ...allows('sittings.see'),
    summary,
    request: { params: byId },
    responses: {
      200: {
        description: 'The file',
        content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
      },
      ...commonProblems,
      ...notFoundProblem,
    },
  });

const attendanceList = printed('/api/sittings/{id}/attendance-list', 'The list on which the candidates sign, as a PDF');
const strips = printed('/api/sittings/{id}/strips', 'A strip for each candidate with the exam number, as a PDF');
const invigilatorSheet = printed(
  '/api/sittings/{id}/invigilator-sheet',
  'What the invigilator must know, extra time included, as a PDF',
);

export const sittingDocumentRoutes = newApi()
  .openapi(attendanceList, (c) => print(c, c.req.valid('param').id, 'attendance-list'))
  .openapi(strips, (c) => print(c, c.req.valid('param').id, 'strips'))
  .openapi(invigilatorSheet, (c) => print(c, c.req.valid('param').id, 'invigilator-sheet'));

async function print(c: Context<Env>, id: string, kind: SittingDocument) {
  const sitting = await readWhole(c, id);
  const content = await makeDocument(await requestFor(c, kind, sitting));
  const name = c.get('t')(`scheduling:document.fileName.${kind}`);
  c.header('Cache-Control', 'no-store');
  c.header('Content-Disposition', `inline; filename="${name}-${sitting.case.reference}.pdf"`);
  return c.body(Uint8Array.from(content), 200, { 'Content-Type': 'application/pdf' });
}

async function requestFor(c: Context<Env>, kind: SittingDocument, sitting: WholeSitting): Promise<DocumentRequest> {
  const { store, clock, config } = c.get('parts');
  const { title, durationMinutes, exam } = sitting.examVersion;
  const facts: SittingFacts = {
    locale: c.get('locale'),
    reference: sitting.case.reference,
    version: sitting.version,
    changedAt: sitting.changedAt,
    school: sitting.school.name,
    exam: { code: exam.code, title, durationMinutes },
    location: sitting.location,
    window: windowOf(sitting),
    link: new URL('/examen', config.PUBLIC_URL).href,
  };
  const there = sitting.registrations.filter(({ withdrawnAt }) => withdrawnAt === null);
  const candidates = there.map(({ givenName, infix, familyName, studentNumber, examNumber }) => ({
    ...{ givenName, infix, familyName, studentNumber, examNumber },
  }));
  if (kind !== 'invigilator-sheet') return { kind, data: { ...facts, candidates } };
  const settings = await settingsAt(store.prisma, clock.now());
  const withExtra = candidates.map((one, index) => ({ ...one, extraMinutes: there[index]?.extraMinutes ?? 0 }));
  return { kind, data: { ...facts, helpdeskPhone: settings['helpdesk.phone'], candidates: withExtra } };
}
