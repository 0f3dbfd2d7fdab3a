import { html } from 'hono/html';
import {
  checkboxes,
  errorSummary,
  hiddenField,
  textField,
  titleOf,
  type FieldError,
  type FieldValues,
  type Form,
} from '../../pages/form.ts';
import { page, type Html, type PageContext } from '../../pages/layout.ts';
import { emailLink, sentence } from '../../pages/text.ts';
import { schoolFields } from './school-fields.ts';
import type { SchoolQuestion } from '../school-choice.ts';
import { ndaInFull } from './nda.ts';
import { onPaper } from './on-paper.ts';

export interface ApplyPage {
  /** Made when the form is shown, and sent back with it: the same form sent twice is one application. */
  submissionId: string;
  studyFieldGroups: { name: string; fields: { id: string; name: string }[] }[];
  /** The schools of the list, as they are proposed. */
  schools: string[];
  /** What is asked about the name that was typed; null while it is not asked, or is known. */
  schoolQuestion: SchoolQuestion | null;
  /** Where the chosen school teaches. */
  locations: string[];
  ndaVersion: string;
  /** Within how many working days the helpdesk reviews. */
  reviewWorkingDays: number;
  values: FieldValues;
  errors: FieldError[];
}

/** The fields of the form, in their order on the page. */
export const applyFields = [
  'applicantName',
  'applicantFunction',
  'applicantEmail',
  'applicantPhone',
  'schoolName',
  'schoolId',
  'location',
  'studyFieldIds',
  'managerName',
  'managerEmail',
] as const;

/** The 'Aanvraagformulier account toetssysteem', sent by POST to /aanvragen. Source: "Aanvragen account". */
export function applyPage(ctx: PageContext, application: ApplyPage): Html {
  const { t } = ctx;
  const form: Form = { t, values: application.values, errors: application.errors };
  return page(ctx, {
    title: titleOf(form, t('public:apply.title')),
    body: html`${errorSummary(form, applyFields)}
      <h1>${t('public:apply.title')}</h1>
      <p class="lead">${t('public:apply.intro')}</p>
      ${whatHappensNext(ctx, application)} ${onPaper(ctx)}
      <form method="post" action="/aanvragen" novalidate>
        ${hiddenField('submissionId', application.submissionId)}
        <p class="muted">${t('public:apply.required')}</p>
        <h2>${t('public:apply.applicantTitle')}</h2>
        ${applicantFields(form)}
        <h2>${t('public:apply.schoolTitle')}</h2>
        ${schoolFields(form, application)}
        <h2>${t('public:apply.studyFieldsTitle')}</h2>
        ${studyFields(form, application)}
        <h2>${t('public:apply.managerTitle')}</h2>
        <p>${t('public:apply.managerText')}</p>
        ${managerFields(form)}
        <h2>${t('public:apply.ndaTitle')}</h2>
        <p>${t('public:apply.ndaText')}</p>
        <details>
          <summary>${t('public:apply.ndaOpen', { version: application.ndaVersion })}</summary>
          ${ndaInFull(ctx, application.ndaVersion)}
        </details>
        ${privacy(ctx)}
        <p class="actions"><button class="button" type="submit">${t('public:apply.submit')}</button></p>
      </form>`,
  });
}

function whatHappensNext({ t }: PageContext, { reviewWorkingDays }: ApplyPage): Html {
  return html`<div class="note">
    <h2>${t('public:apply.nextTitle')}</h2>
    <ol>
      <li>${t('public:apply.next1')}</li>
      <li>${t('public:apply.next2')}</li>
      <li>${t('public:apply.next3')}</li>
      <li>${t('public:apply.next4', { count: reviewWorkingDays })}</li>
      <li>${t('public:apply.next5')}</li>
    </ol>
  </div>`;
}

function applicantFields(form: Form): Html {
  const { t } = form;
  return html`${textField(form, {
    name: 'applicantName',
    label: t('public:apply.applicantName'),
    hint: t('public:apply.applicantNameHint'),
    autocomplete: 'name',
  })}
  ${textField(form, {
    name: 'applicantFunction',
    label: t('public:apply.applicantFunction'),
    hint: t('public:apply.applicantFunctionHint'),
    autocomplete: 'organization-title',
  })}
  ${textField(form, {
    name: 'applicantEmail',
    label: t('public:apply.applicantEmail'),
    hint: t('public:apply.applicantEmailHint'),
    type: 'email',
    autocomplete: 'email',
  })}
  ${textField(form, {
    name: 'applicantPhone',
    label: t('public:apply.applicantPhone'),
    hint: t('public:apply.applicantPhoneHint'),
    type: 'tel',
    autocomplete: 'tel',
    short: true,
  })}`;
}

function studyFields(form: Form, { studyFieldGroups }: ApplyPage): Html {
  const { t } = form;
  return checkboxes(form, {
    name: 'studyFieldIds',
    label: t('public:apply.studyFieldIds'),
    hint: t('public:apply.studyFieldsHint'),
    groups: studyFieldGroups.map(({ name, fields }) => ({
      name,
      choices: fields.map((field) => ({ value: field.id, label: field.name })),
    })),
  });
}

function managerFields(form: Form): Html {
  const { t } = form;
  return html`${textField(form, { name: 'managerName', label: t('public:apply.managerName'), autocomplete: 'off' })}
  ${textField(form, {
    name: 'managerEmail',
    label: t('public:apply.managerEmail'),
    hint: t('public:apply.managerEmailHint'),
    type: 'email',
    autocomplete: 'off',
  })}`;
}

function privacy({ t, helpdesk }: PageContext): Html {
  return html`<h2>${t('public:apply.privacyTitle')}</h2>
    <ul>
      <li>${t('public:apply.privacyApplicant')}</li>
      <li>${t('public:apply.privacyManager')}</li>
      <li>${t('public:apply.privacyKeep')}</li>
      <li>${sentence(t, 'public:apply.privacyRights', { email: emailLink(helpdesk.email) })}</li>
    </ul>`;
}
