import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { applyForStudyFields, studyFieldOffers, StudyFieldsRefused } from '../../store/study-field-application.ts';
import type { TextKey } from '../../locales/index.ts';
import { allows, personOf } from '../http/access.ts';
import { commonProblems, decidedProblem, json, newApi } from '../http/api.ts';
import { untilProcessed } from '../http/delivery.ts';
import { email, fieldErrors, text } from '../http/forms.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { studyFieldApplication, studyFieldOffers as offers, studyFieldReceipt } from './contract.ts';

/** More study fields, by who has an account: the short form. */

const tags = ['accounts'];

const offer = createRoute({
  method: 'get',
  path: '/api/study-field-applications',
  tags,
  ...allows('account-applications.submit'),
  summary: 'What the reader can apply for at each own school, and what is under way',
  responses: { 200: json(offers, 'Per school'), ...commonProblems },
});

const apply = createRoute({
  method: 'post',
  path: '/api/study-field-applications',
  tags,
  ...allows('account-applications.submit'),
  summary: 'Apply for more study fields. The same id twice is one application',
  request: { body: { required: true, content: { 'application/json': { schema: studyFieldApplication } } } },
  responses: { 200: json(studyFieldReceipt, 'Received'), ...commonProblems, ...decidedProblem },
});

/** The manager as the public form checks one. */
const manager = z.object({ managerName: text(100), managerEmail: email });

export const studyFieldApplicationRoutes = newApi()
  .openapi(offer, async (c) => c.json(await studyFieldOffers(c.get('parts').store, personOf(c).accountId), 200))
  .openapi(apply, async (c) => {
    const t = c.get('t');
    const { id: submissionId, schoolId, studyFieldIds, ...given } = c.req.valid('json');
    const checked = manager.safeParse(given);
    if (!checked.success) throw new Problem('invalid-input', { errors: fieldErrors(t, checked.error) });
    const taken = await applyForStudyFields(c.get('parts').store, occasionOf(c), {
      ...{ submissionId, schoolId, studyFieldIds, ...checked.data },
      accountId: personOf(c).accountId,
      functionIfUnknown: t('accounts:moreFields.noFunction'),
    }).catch((error: unknown) => {
      if (!(error instanceof StudyFieldsRefused)) throw error;
      const detail = t(`accounts:moreFields.${error.fault}` satisfies TextKey);
      const field = fieldOf[error.fault];
      throw field
        ? new Problem('invalid-input', { detail, errors: [{ field, message: detail }] })
        : new Problem('conflict', { detail });
    });
    await untilProcessed(c, taken.start);
    return c.json({ id: taken.id, reference: taken.reference }, 200);
  });

const fieldOf: Partial<Record<StudyFieldsRefused['fault'], string>> = {
  notYourSchool: 'schoolId',
  unknownFields: 'studyFieldIds',
  managerIsSelf: 'managerEmail',
};
