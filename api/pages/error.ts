import { html } from 'hono/html';
import { page, type Html, type PageContext } from './layout.ts';
import { emailLink, phoneLink, sentence } from './text.ts';

/** `title` and `detail` are sentences of locales/<lang>/problem.json. */
export interface ErrorPage {
  status: number;
  title: string;
  detail: string;
  correlationId: string;
}

/** Says what went wrong and what to do now. Our own faults show a code by which the log can be searched. */
export function errorPage(ctx: PageContext, error: ErrorPage): Html {
  const { t, helpdesk } = ctx;
  return page(ctx, {
    title: error.title,
    body: html`<h1>${error.title}</h1>
      <p class="lead">${error.detail}</p>
      <p><a class="button" href="/">${t('public:error.start')}</a></p>
      <h2>${t('public:error.helpTitle')}</h2>
      <p>${sentence(t, 'public:error.help', { phone: phoneLink(helpdesk.phone), email: emailLink(helpdesk.email) })}</p>
      <p class="muted">
        ${t('public:error.code')} <span class="code">${error.status} · ${error.correlationId}</span>
      </p>`,
  });
}
