import { Hono, type Context } from 'hono';
import { v4 as uuid } from 'uuid';
import { ndaVersion } from '../../domain/account-application.ts';
import { submitApplication } from '../../store/account-application.ts';
import { listedSchools, type ListedSchool } from '../../store/schools.ts';
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
import { applyFields, applyPage } from './pages/apply.ts';
import { chooseSchool, labelOf, type SchoolChoice } from './school-choice.ts';
import { receivedPage } from './pages/confirm.ts';

/** `/aanvragen`: the form, and what happens when it is handed in. Source: "Aanvragen account". */
export const applyRoutes = () =>
  new Hono<Env>()
    .get('/aanvragen', async (c) => {
      const schools = await listedSchools(c.get('parts').store);
      return await showForm(c, { values: { submissionId: uuid() }, schools, choice: null, errors: [] });
    })
    .post('/aanvragen', formLimit({ perAddress: 30, inAll: 600 }), async (c) => {
      const values = await readForm(c, ['studyFieldIds']);
      const schools = await listedSchools(c.get('parts').store);
      const choice = chooseSchool(c.get('t'), values, schools);
      const checked = applyForm.safeParse(values);
      const errors = [
        ...(checked.success ? await unknownStudyFields(c, checked.data) : fieldErrors(c.get('t'), checked.error)),
        ...('fault' in choice ? [choice.fault] : []),
      ];
      if (!checked.success || 'fault' in choice || errors.length > 0) {
        return await showForm(c, { values, schools, choice, errors: errors.toSorted(inOrderOfThePage) });
      }
      const form = submittedForm(c, checked.data, choice);
      const start = await submitApplication(c.get('parts').store, occasionOf(c), form);
      // Nobody has to wait for the process: the form is kept, and the page says the same whether it runs yet or not.
      void tellProcess(c, start);
      return c.html(await receivedPage(await pageContext(c), { email: checked.data.applicantEmail }));
    });

type ShownForm = {
  values: Record<string, string | string[]>;
  schools: ListedSchool[];
  /** Null before anything was typed. */
  choice: SchoolChoice | null;
  errors: FieldError[];
};

async function showForm(c: Context<Env>, { values, schools, choice, errors }: ShownForm): Promise<Response> {
  const { store, clock } = c.get('parts');
  const [studyFields, settings] = await Promise.all([currentStudyFields(store), settingsAt(store.prisma, clock.now())]);
  const groups = Map.groupBy(studyFields, ({ groupName }) => groupName);
  // A school that was found is shown as it is called, and found again the next time.
  const chosen = choice?.kind === 'chosen' ? choice.school : null;
  const shown: FieldValues = { ...valuesToShow(values), ...(chosen ? { schoolName: labelOf(chosen) } : {}) };
  const html = await applyPage(await pageContext(c), {
    submissionId: isUuid(values['submissionId']) ? values['submissionId'] : uuid(),
    studyFieldGroups: [...groups].map(([name, fields]) => ({ name, fields })),
    schools: schools.map(labelOf),
    schoolQuestion: choice && 'question' in choice ? choice.question : null,
    locations: chosen?.locations ?? [],
    ndaVersion,
    reviewWorkingDays: settings['account-application.review-working-days'],
    values: shown,
    errors,
  });
  return c.html(html, errors.length > 0 ? 422 : 200);
}

const inOrderOfThePage = (one: FieldError, other: FieldError): number =>
  (applyFields as readonly string[]).indexOf(one.field) - (applyFields as readonly string[]).indexOf(other.field);

/** A study field that was taken off the list since the form was shown. */
export async function unknownStudyFields(c: Context<Env>, form: ApplyForm): Promise<FieldError[]> {
  const known = new Set((await currentStudyFields(c.get('parts').store)).map(({ id }) => id));
  if (form.studyFieldIds.every((id) => known.has(id))) return [];
  return [{ field: 'studyFieldIds', message: c.get('t')('public:fieldError.studyFieldIds.invalid') }];
}

/** The form as the store takes it in. */
export function submittedForm(c: Context<Env>, form: ApplyForm, choice: SchoolChoice & { kind: 'chosen' | 'other' }) {
  return {
    ...form,
    studyFieldIds: [...new Set(form.studyFieldIds)],
    locale: c.get('locale'),
    school: choice.kind === 'chosen' ? { id: choice.school.id } : { otherName: choice.name },
    ndaVersion,
  };
}

const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);
