import { html } from 'hono/html';
import {
  errorSummary,
  hiddenField,
  textArea,
  textField,
  titleOf,
  type FieldError,
  type FieldValues,
  type Form,
} from '../../pages/form.ts';
import { page, type Html, type PageContext } from '../../pages/layout.ts';
import { emailLink, phoneLink, sentence } from '../../pages/text.ts';

export interface HelpPage {
  /** Made when the form is shown, and sent back with it: the same form sent twice is one question. */
  submissionId: string;
  /** Within how many working days an answer comes. */
  workingDays: number;
  values: FieldValues;
  errors: FieldError[];
}

/** The fields of the form, in their order on the page. */
export const helpFields = ['name', 'email', 'schoolName', 'subject', 'question'] as const;

/** Where to find the helpdesk, and a form to ask it something, sent by POST to /hulp. Source: "Hulp nodig?". */
export function helpPage(ctx: PageContext, help: HelpPage): Html {
  const { t, helpdesk } = ctx;
  const form: Form = { t, values: help.values, errors: help.errors };
  return page(ctx, {
    title: titleOf(form, t('public:help.title')),
    body: html`${errorSummary(form, helpFields)}
      <h1>${t('public:help.title')}</h1>
      <p class="lead">${t('public:help.intro')}</p>
      <div class="ways">
        <div>
          <h2>${t('public:help.phoneTitle')}</h2>
          <p class="big-link">${phoneLink(helpdesk.phone)}</p>
          <p>${t('public:help.phoneText')}</p>
        </div>
        <div>
          <h2>${t('public:help.emailTitle')}</h2>
          <p class="big-link">${emailLink(helpdesk.email)}</p>
          <p>${t('public:help.emailText')}</p>
        </div>
      </div>
      <h2 id="vraag">${t('help-request:form.title')}</h2>
      <p>${t('help-request:form.intro', { count: help.workingDays })}</p>
      <form method="post" action="/hulp" novalidate>
        ${hiddenField('submissionId', help.submissionId)} ${questionFields(form)}
        <div class="note">
          <h3>${t('public:help.privacyTitle')}</h3>
          <p>${t('public:help.privacyText')}</p>
        </div>
        <p class="actions"><button class="button" type="submit">${t('help-request:form.submit')}</button></p>
      </form>
      <h2>${t('public:help.stepsTitle')}</h2>
      <p>${t('public:help.stepsText')} <a href="/">${t('public:help.stepsLink')}</a></p>`,
  });
}

function questionFields(form: Form): Html {
  const { t } = form;
  return html`${textField(form, { name: 'name', label: t('help-request:form.name'), autocomplete: 'name' })}
  ${textField(form, {
    name: 'email',
    label: t('help-request:form.email'),
    hint: t('help-request:form.emailHint'),
    type: 'email',
    autocomplete: 'email',
  })}
  ${textField(form, {
    name: 'schoolName',
    label: t('help-request:form.schoolName'),
    autocomplete: 'organization',
    optional: true,
  })}
  ${textField(form, {
    name: 'subject',
    label: t('help-request:form.subject'),
    hint: t('help-request:form.subjectHint'),
    autocomplete: 'off',
  })}
  ${textArea(form, {
    name: 'question',
    label: t('help-request:form.question'),
    hint: t('help-request:form.questionHint'),
    rows: 8,
  })}`;
}

/** After the form was sent: what it is called, and when an answer comes. */
export function askedPage(ctx: PageContext, asked: { reference: string; email: string; workingDays: number }): Html {
  const { t } = ctx;
  return page(ctx, {
    title: t('help-request:asked.title'),
    body: html`<h1>${t('help-request:asked.title')}</h1>
      <div class="note done">
        <p>${sentence(t, 'help-request:asked.text', { reference: html`<strong>${asked.reference}</strong>` })}</p>
      </div>
      <h2>${t('help-request:asked.nextTitle')}</h2>
      <ul>
        <li>${t('help-request:asked.when', { count: asked.workingDays })}</li>
        <li>${sentence(t, 'help-request:asked.where', { email: html`<strong>${asked.email}</strong>` })}</li>
        <li>${t('help-request:asked.more')}</li>
      </ul>
      <p><a class="button quiet" href="/">${t('public:error.start')}</a></p>`,
  });
}
