import { html } from 'hono/html';
import { errorSummary, titleOf, type FieldError, type Form } from '../../pages/form.ts';
import { page, type Html, type PageContext } from '../../pages/layout.ts';
import { passwordFieldNames, passwordFields } from '../../pages/password-fields.ts';
import { sentence } from '../../pages/text.ts';

export interface ActivatePage {
  action: string;
  email: string;
  name: string;
  /** Of the password, in characters. */
  minLength: number;
  errors: FieldError[];
}

export function activatePage(ctx: PageContext, { action, email, name, minLength, errors }: ActivatePage): Html {
  const { t } = ctx;
  const form: Form = { t, values: {}, errors };
  return page(ctx, {
    title: titleOf(form, t('public:activate.title')),
    body: html`${errorSummary(form, passwordFieldNames)}
      <h1>${t('public:activate.title')}</h1>
      <p class="lead">${t('public:activate.text', { name })}</p>
      <p>${sentence(t, 'public:activate.email', { email: html`<strong>${email}</strong>` })}</p>
      <form method="post" action="${action}" novalidate>
        ${passwordFields(form, { email, minLength })}
        <p class="actions"><button class="button" type="submit">${t('public:activate.submit')}</button></p>
      </form>`,
  });
}

export function activatedPage(ctx: PageContext): Html {
  const { t } = ctx;
  const title = t('public:activated.title');
  return page(ctx, {
    title,
    body: html`<h1>${title}</h1>
      <div class="note done"><p>${t('public:activated.text')}</p></div>
      <p class="actions"><a class="button" href="/admin">${t('public:activated.login')}</a></p>
      <p>
        ${t('public:activated.twoFactor')}
        <a href="/admin/my-account">${t('public:activated.ownAccount')}</a>.
      </p>`,
  });
}
