import { html } from 'hono/html';
import { checkbox, hiddenField, radios, textField, type Form } from '../../pages/form.ts';
import type { Html } from '../../pages/layout.ts';
import { otherSchool, type SchoolQuestion } from '../school-choice.ts';

export interface SchoolFields {
  schools: readonly string[];
  schoolQuestion: SchoolQuestion | null;
  locations: readonly string[];
}

/** The school, typed with the list as suggestions; what is asked about it; and the place in it. */
export function schoolFields(form: Form, { schools, schoolQuestion, locations }: SchoolFields): Html {
  const { t } = form;
  return html`${textField(form, {
    name: 'schoolName',
    label: t('school:form.schoolName'),
    hint: t('school:form.schoolNameHint'),
    autocomplete: 'organization',
    suggestions: schools,
  })}
  ${schoolQuestion && whichSchool(form, schoolQuestion)}
  ${textField(form, {
    name: 'location',
    label: t('public:apply.location'),
    hint: t('public:apply.locationHint'),
    autocomplete: 'off',
    suggestions: locations,
  })}`;
}

/** The choice counts for the name for which it was asked: another name is looked for anew. */
function whichSchool(form: Form, question: SchoolQuestion): Html {
  return html`${hiddenField('schoolChosenFor', question.name)}
  ${question.choices.length > 0 ? oneOf(form, question) : isItNew(form, question)}`;
}

function oneOf(form: Form, { choices, more, name }: SchoolQuestion): Html {
  const { t } = form;
  return radios(form, {
    name: 'schoolId',
    label: t('school:form.choose'),
    hint: more ? t('school:form.chooseMore', { count: choices.length }) : t('school:form.chooseHint'),
    choices: [
      ...choices.map(({ id, label, hint }) => ({ value: id, label, hint })),
      { value: otherSchool, label: t('school:form.otherOf', { name }) },
    ],
  });
}

function isItNew(form: Form, { name }: SchoolQuestion): Html {
  const { t } = form;
  return html`<fieldset>
    <legend>${t('school:form.unknown')}</legend>
    ${checkbox(form, {
      name: 'schoolId',
      value: otherSchool,
      label: t('school:form.unknownConfirm', { name }),
      hint: t('school:form.unknownHint'),
    })}
  </fieldset>`;
}
