import { html } from 'hono/html';
import { page, type Html, type PageContext } from '../../pages/layout.ts';
import { facts, sentence } from '../../pages/text.ts';
import { statusLink } from './status.ts';

/** After the form was sent. Says the same whether or not an application was open already for this address. */
export function receivedPage(ctx: PageContext, { email }: { email: string }): Html {
  const { t } = ctx;
  return page(ctx, {
    title: t('public:received.title'),
    body: html`<h1>${t('public:received.title')}</h1>
      <p class="lead">${sentence(t, 'public:received.text', { email: html`<strong>${email}</strong>` })}</p>
      <div class="note">
        <h2>${t('public:received.nextTitle')}</h2>
        <ol>
          <li>${t('public:received.next1')}</li>
          <li>${t('public:received.next2')}</li>
          <li>${t('public:received.next3')} <a href="/aanvragen">${t('public:received.again')}</a></li>
        </ol>
      </div>`,
  });
}

export interface ConfirmEmailPage {
  action: string;
  reference: string;
  schoolName: string;
}

/** What the link in the confirmation mail opens: one button, which confirms by POST. */
export function confirmEmailPage(ctx: PageContext, { action, reference, schoolName }: ConfirmEmailPage): Html {
  const { t } = ctx;
  return page(ctx, {
    title: t('public:confirm.title'),
    body: html`<h1>${t('public:confirm.title')}</h1>
      <p class="lead">${t('public:confirm.text')}</p>
      ${facts([
        [t('public:confirm.reference'), reference],
        [t('public:confirm.school'), schoolName],
      ])}
      <form method="post" action="${action}">
        <p class="actions"><button class="button" type="submit">${t('public:confirm.submit')}</button></p>
      </form>
      <p class="muted below">${t('public:confirm.notYou')}</p>`,
  });
}

/** After the button of `confirmEmailPage`: both signatures are asked for now. */
export function confirmedPage(
  ctx: PageContext,
  { reference, statusHref }: { reference: string; statusHref: string | null },
): Html {
  const { t } = ctx;
  return page(ctx, {
    title: t('public:confirmed.title'),
    body: html`<h1>${t('public:confirmed.title')}</h1>
      <div class="note done"><p>${t('public:confirmed.text', { reference })}</p></div>
      <h2>${t('public:confirmed.nextTitle')}</h2>
      <ol>
        <li>${t('public:confirmed.next1')}</li>
        <li>${t('public:confirmed.next2')}</li>
        <li>${t('public:confirmed.next3')}</li>
      </ol>
      ${statusLink(ctx, statusHref)}`,
  });
}
