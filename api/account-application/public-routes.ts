import { Hono, type Context } from 'hono';
import { v4 as uuid } from 'uuid';
import { ndaVersion } from '../../domain/account-application.ts';
import { submitApplication } from '../../store/account-application.ts';
import { listedSchools } from '../../store/schools.ts';
import { settingsAt } from '../../store/settings.ts';
import { currentStudyFields } from '../../store/study-fields.ts';
import { tellProcess } from '../http/delivery.ts';
import { fieldErrors, readForm, valuesToShow } from '../http/forms.ts';
import { formLimit } from '../http/form-limit.ts';
import { pageContext } from '../http/page-context.ts';
import type { Env } from '../http/parts.ts';
import { occasionOf } from '../http/request.ts';
import type { FieldError, FieldValues } from '../pages/form.ts';
import { applyForm, type ApplyForm } from './apply-form.ts';
import { applyPage, otherSchool } from './pages/apply.ts';
import { receivedPage } from './pages/confirm.ts';

/** `/aanvragen`: the form, and what happens when it is handed in. Source: "Aanvragen account". */
export const applyRoutes = () =>
  new Hono<Env>()
    .get('/aanvragen', async (c) => await showForm(c, { submissionId: uuid() }, []))
    .post('/aanvragen', formLimit({ perAddress: 30, inAll: 600 }), async (c) => {
      const values = await readForm(c, ['studyFieldIds']);
      const checked = applyForm.safeParse(values);
      if (!checked.success) return await showForm(c, values, fieldErrors(c.get('t'), checked.error));
      const faults = await unknownChoices(c, checked.data);
      if (faults.length > 0) return await showForm(c, values, faults);

      const start = await submitApplication(c.get('parts').store, occasionOf(c), submittedForm(c, checked.data));
      // Nobody has to wait for the process: the form is kept, and the page says the same whether it runs yet or not.
      void tellProcess(c, start);
      return c.html(await receivedPage(await pageContext(c), { email: checked.data.applicantEmail }));
    });

async function showForm(
  c: Context<Env>,
  values: Record<string, string | string[]>,
  errors: FieldError[],
): Promise<Response> {
  const { store, clock } = c.get('parts');
  const [schools, studyFields, settings] = await Promise.all([
    listedSchools(store),
    currentStudyFields(store),
    settingsAt(store.prisma, clock.now()),
  ]);
  const groups = Map.groupBy(studyFields, ({ groupName }) => groupName);
  const shown: FieldValues = valuesToShow(values);
  const html = await applyPage(await pageContext(c), {
    submissionId: isUuid(values['submissionId']) ? values['submissionId'] : uuid(),
    studyFieldGroups: [...groups].map(([name, fields]) => ({ name, fields })),
    schools,
    ndaVersion,
    reviewWorkingDays: settings['account-application.review-working-days'],
    values: shown,
    errors,
  });
  return c.html(html, errors.length > 0 ? 422 : 200);
}

/** A school or study field that was taken off the list since the form was shown. */
export async function unknownChoices(c: Context<Env>, form: ApplyForm): Promise<FieldError[]> {
  const { store } = c.get('parts');
  const t = c.get('t');
  const [schools, studyFields] = await Promise.all([listedSchools(store), currentStudyFields(store)]);
  const faults: FieldError[] = [];
  if (form.schoolId !== otherSchool && !schools.some(({ id }) => id === form.schoolId)) {
    faults.push({ field: 'schoolId', message: t('public:fieldError.schoolId.invalid') });
  }
  const known = new Set(studyFields.map(({ id }) => id));
  if (!form.studyFieldIds.every((id) => known.has(id))) {
    faults.push({ field: 'studyFieldIds', message: t('public:fieldError.studyFieldIds.invalid') });
  }
  return faults;
}

/** The form as the store takes it in. */
export function submittedForm(c: Context<Env>, form: ApplyForm) {
  const { schoolId, otherSchoolName, studyFieldIds, ...fields } = form;
  return {
    ...fields,
    studyFieldIds: [...new Set(studyFieldIds)],
    locale: c.get('locale'),
    school: schoolId === otherSchool ? { otherName: otherSchoolName } : { id: schoolId },
    ndaVersion,
  };
}

const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);
