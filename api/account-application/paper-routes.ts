import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { SentFile } from '../../documents/sent-file.ts';
import { AlreadyDecided } from '../../store/decisions.ts';
import { applicationExists } from '../../store/applications-overview.ts';
import { openPaperApplication } from '../../store/paper-application.ts';
import { CanNotRecord, recordScan, type ScanRecording } from '../../store/scans.ts';
import { listedSchools } from '../../store/schools.ts';
import { currentStudyFields } from '../../store/study-fields.ts';
import { allows, personOf } from '../http/access.ts';
import { byId, commonProblems, decidedProblem, json, newApi, notFoundProblem } from '../http/api.ts';
import { untilProcessed } from '../http/delivery.ts';
import type { Env } from '../http/parts.ts';
import { Problem, problemBody } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { applyForm } from './apply-form.ts';
import { applicationChoices, paperAnswer, paperBody, scanBody, scanReceipt } from './paper-contract.ts';
import { faultsInWords, scanIn, signaturesIn, type Faults } from './paper-form.ts';
import { submittedForm, unknownStudyFields } from './public-routes.ts';
import { chooseSchool, otherSchool } from './school-choice.ts';

const tags = ['account-applications'];
const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemBody } },
});
const scanProblems = { 413: refused('Larger than 10 MB'), 415: refused('No PDF, JPEG or PNG') };

const choices = createRoute({
  method: 'get',
  path: '/api/account-application-choices',
  tags,
  ...allows('account-applications.handle'),
  summary: 'The schools and study fields of the form',
  responses: { 200: json(applicationChoices, 'What can be chosen'), ...commonProblems },
});

const scan = createRoute({
  method: 'post',
  path: '/api/account-applications/{id}/scans',
  tags,
  ...allows('account-applications.handle'),
  summary: 'Add a scan, and record who signed on it. The same request id twice is one scan',
  request: { params: byId, body: { required: true, content: { 'multipart/form-data': { schema: scanBody } } } },
  responses: {
    200: json(scanReceipt, 'Kept'),
    ...commonProblems,
    ...notFoundProblem,
    ...decidedProblem,
    ...scanProblems,
  },
});

const paper = createRoute({
  method: 'post',
  path: '/api/paper-applications',
  tags,
  ...allows('account-applications.handle'),
  summary: 'Open a case from scans. The same submission id twice is one application',
  request: { body: { required: true, content: { 'multipart/form-data': { schema: paperBody } } } },
  responses: { 200: json(paperAnswer, 'Received, or open already'), ...commonProblems, ...scanProblems },
});

export const paperRoutes = newApi()
  .openapi(choices, async (c) => {
    const { store } = c.get('parts');
    const [schools, studyFields] = await Promise.all([listedSchools(store), currentStudyFields(store)]);
    const groups = Map.groupBy(studyFields, ({ groupName }) => groupName);
    const studyFieldGroups = [...groups].map(([name, fields]) => ({
      name,
      fields: fields.map((field) => ({ id: field.id, name: field.name })),
    }));
    return c.json({ schools: schools.map(({ id, name }) => ({ id, name })), studyFieldGroups }, 200);
  })
  .openapi(scan, async (c) => {
    const { id } = c.req.valid('param');
    if (!(await applicationExists(c.get('parts').store, id))) throw new Problem('not-found');
    const recording = await recordingIn(c, id);
    const { documentId, messages } = await record(c, recording);
    let processed = true;
    for (const message of messages) processed = (await untilProcessed(c, message)) && processed;
    return c.json({ documentId, processed }, 200);
  })
  .openapi(paper, async (c) => {
    const values = await c.req.parseBody({ all: true });
    const faults: Faults = [];
    const signatures = signaturesIn(c, values, faults);
    const checked = applyForm.safeParse({ ...values, studyFieldIds: [values['studyFieldIds'] ?? []].flat() });
    if (!checked.success) faults.push(...faultsInWords(c.get('t'), checked.error));
    else faults.push(...(await unknownStudyFields(c, checked.data)));
    const typed = { schoolId: wordIn(values, 'schoolId'), schoolName: wordIn(values, 'schoolName') };
    const choice = chooseSchool(c.get('t'), typed, await listedSchools(c.get('parts').store));
    // Chosen from the list, or typed: then the name is what can be wrong.
    const field = typed.schoolId === otherSchool ? 'schoolName' : 'schoolId';
    if ('fault' in choice) faults.push({ ...choice.fault, field });
    const formScan = await scanIn(c, values, 'formScan');
    const ndaScan = await scanIn(c, values, 'ndaScan');
    if (!formScan) faults.push({ field: 'formScan', message: c.get('t')('evidence:paper.fault.formScan.missing') });
    if (!checked.success || !formScan || 'fault' in choice || faults.length > 0) throw faulty(c, faults);

    const scans: SentFile[] = [formScan, ...(ndaScan ? [ndaScan] : [])];
    const answer = await openPaperApplication(c.get('parts').store, occasionOf(c), {
      form: submittedForm(c, checked.data, choice),
      accountId: personOf(c).accountId,
      scans,
      signatures: signatures.map((one) => ({ ...one, scan: one.signer === 'applicant' && ndaScan ? 1 : 0 })),
    });
    if (answer.kind === 'received') await untilProcessed(c, answer.start);
    const { kind, id, reference } = answer;
    return c.json({ kind, id, reference }, 200);
  });

const wordIn = (values: Record<string, unknown>, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

async function recordingIn(c: Context<Env>, applicationId: string): Promise<ScanRecording> {
  const t = c.get('t');
  const values = await c.req.parseBody();
  const faults: Faults = [];
  const signatures = signaturesIn(c, values, faults);
  const requestId = z.uuid().safeParse(values['requestId']).data;
  const documentId = z.uuid().safeParse(values['documentId']).data;
  const file = await scanIn(c, values, 'file');
  const kept = file ?? (documentId === undefined ? null : { documentId });
  if (!requestId) faults.push({ field: 'requestId', message: t('evidence:paper.fault.any.invalid') });
  if (!kept) faults.push({ field: 'file', message: t('evidence:paper.fault.file.missing') });
  if (!requestId || !kept || faults.length > 0) throw faulty(c, faults);
  const confirmsEmail = values['emailConfirmed'] === 'yes';
  return { applicationId, requestId, accountId: personOf(c).accountId, scan: kept, signatures, confirmsEmail };
}

const faulty = (c: Context<Env>, errors: Faults) =>
  new Problem('invalid-input', { detail: c.get('t')('evidence:problem.fields'), errors });

/** Records it, or says in words why it can't be: someone was quicker, or the process has not asked for it yet. */
async function record(c: Context<Env>, recording: ScanRecording) {
  const t = c.get('t');
  try {
    return await recordScan(c.get('parts').store, occasionOf(c), recording);
  } catch (error) {
    if (error instanceof CanNotRecord) {
      if (error.why === 'no-scan') throw new Problem('not-found');
      throw new Problem('conflict', { detail: t(`evidence:problem.${error.why}`) });
    }
    if (!(error instanceof AlreadyDecided)) throw error;
    const how = error.outcome === 'signed' || error.outcome === 'confirmed' ? 'signedMeanwhile' : 'notAskedAnyMore';
    throw new Problem('already-decided', { detail: t(`evidence:problem.${how}`) });
  }
}
