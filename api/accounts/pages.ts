import { html } from 'hono/html';
import type { TextKey } from '../../locales/index.ts';
import { formatDate } from '../../locales/index.ts';
import { errorSummary, textField, titleOf, type FieldError, type FieldValues, type Form } from '../pages/form.ts';
import { page, type Html, type PageContext } from '../pages/layout.ts';
import { passwordFieldNames, passwordFields } from '../pages/password-fields.ts';
import { facts, sentence } from '../pages/text.ts';

/** The public pages about an account that is there: the yearly question, and a new password. */

type Question = { action: string; name: string; email: string; schools: string[]; until: Date };

/** Two buttons; 'no' is asked once more. */
export function questionPage(ctx: PageContext, { action, name, email, schools, until }: Question): Html {
  const { t, locale } = ctx;
  return page(ctx, {
    title: t('accounts:confirmation.title'),
    body: html`<h1>${t('accounts:confirmation.title')}</h1>
      <p class="lead">${t('accounts:confirmation.text')}</p>
      ${facts([
        [t('accounts:confirmation.account'), `${name}, ${email}`],
        [t('accounts:confirmation.schools'), schools.join(', ')],
        [t('accounts:confirmation.until'), formatDate(locale, until)],
      ])}
      <p>${t('accounts:confirmation.consequence')}</p>
      <form method="post" action="${action}">
        <p class="actions">
          <button class="button" type="submit" name="intent" value="keep">${t('accounts:confirmation.keep')}</button>
          <button class="button quiet" type="submit" name="intent" value="drop">
            ${t('accounts:confirmation.drop')}
          </button>
        </p>
      </form>`,
  });
}

export function sureToDropPage(ctx: PageContext, { action }: { action: string }): Html {
  const { t } = ctx;
  return page(ctx, {
    title: t('accounts:confirmation.sureTitle'),
    body: html`<h1>${t('accounts:confirmation.sureTitle')}</h1>
      <p class="lead">${t('accounts:confirmation.sureText')}</p>
      <form method="post" action="${action}">
        <p class="actions">
          <button class="button danger" type="submit" name="intent" value="drop-for-sure">
            ${t('accounts:confirmation.sureYes')}
          </button>
          <a class="button quiet" href="${action}">${t('accounts:confirmation.sureNo')}</a>
        </p>
      </form>`,
  });
}

export const answeredPage = (ctx: PageContext, outcome: 'confirmed' | 'not-needed'): Html =>
  outcome === 'confirmed'
    ? donePage(ctx, 'accounts:confirmation.confirmedTitle', 'accounts:confirmation.confirmedText', true)
    : donePage(ctx, 'accounts:confirmation.droppedTitle', 'accounts:confirmation.droppedText', false);

function donePage(ctx: PageContext, title: TextKey, text: TextKey, mayLogIn: boolean): Html {
  const { t } = ctx;
  return page(ctx, {
    title: t(title),
    body: html`<h1>${t(title)}</h1>
      <div class="note done"><p>${t(text)}</p></div>
      ${
        mayLogIn
          ? html`<p class="actions"><a class="button" href="/admin">${t('accounts:confirmation.login')}</a></p>`
          : ''
      }`,
  });
}

export function forgotPage(ctx: PageContext, { values, errors }: { values: FieldValues; errors: FieldError[] }): Html {
  const { t } = ctx;
  const form: Form = { t, values, errors };
  return page(ctx, {
    title: titleOf(form, t('accounts:forgot.title')),
    body: html`${errorSummary(form, ['email'])}
      <h1>${t('accounts:forgot.title')}</h1>
      <p class="lead">${t('accounts:forgot.text')}</p>
      <form method="post" action="/account/wachtwoord" novalidate>
        ${textField(form, { name: 'email', label: t('accounts:forgot.email'), type: 'email', autocomplete: 'username' })}
        <p class="actions"><button class="button" type="submit">${t('accounts:forgot.submit')}</button></p>
      </form>`,
  });
}

/** The same whether or not there is an account with this address. */
export function sentPage(ctx: PageContext): Html {
  const { t } = ctx;
  return page(ctx, {
    title: t('accounts:forgot.sentTitle'),
    body: html`<h1>${t('accounts:forgot.sentTitle')}</h1>
      <div class="note"><p>${t('accounts:forgot.sentText')}</p></div>
      <p>${t('accounts:forgot.sentHelp')}</p>`,
  });
}

type Reset = { action: string; email: string; minLength: number; errors: FieldError[] };

export function resetPage(ctx: PageContext, { action, email, minLength, errors }: Reset): Html {
  const { t } = ctx;
  const form: Form = { t, values: {}, errors };
  return page(ctx, {
    title: titleOf(form, t('accounts:reset.title')),
    body: html`${errorSummary(form, passwordFieldNames)}
      <h1>${t('accounts:reset.title')}</h1>
      <p class="lead">${sentence(t, 'accounts:reset.text', { email: html`<strong>${email}</strong>` })}</p>
      <form method="post" action="${action}" novalidate>
        ${passwordFields(form, { email, minLength })}
        <p class="actions"><button class="button" type="submit">${t('accounts:reset.submit')}</button></p>
      </form>`,
  });
}

export const resetDonePage = (ctx: PageContext): Html =>
  donePage(ctx, 'accounts:reset.doneTitle', 'accounts:reset.doneText', true);
