import { html } from 'hono/html';
import { page, type Html, type PageContext } from '../pages/layout.ts';
import { emailLink, phoneLink, sentence } from '../pages/text.ts';

/** The way from application to result, each step with what to do now. Source: "Snel aan de slag". */
export function quickStartPage(ctx: PageContext): Html {
  const { t } = ctx;
  const steps = [
    { id: 'account-aanvragen', name: 'apply', body: applying(ctx) },
    { id: 'account-activeren', name: 'activate', body: activating(ctx) },
    { id: 'examens-klaarzetten', name: 'schedule', body: scheduling(ctx) },
    { id: 'examens-afnemen', name: 'sit', body: sitting(ctx) },
    { id: 'resultaten', name: 'results', body: results(ctx) },
    { id: 'hulp', name: 'help', body: help(ctx) },
  ] as const;
  return page(ctx, {
    title: t('public:quickStart.title'),
    wide: true,
    bare: true,
    body: html`<h1>${t('public:quickStart.title')}</h1>
      <p class="lead">${t('public:quickStart.intro')}</p>
      <nav aria-label="${t('public:quickStart.contents')}">
        <ol class="contents" role="list">
          ${steps.map(({ id, name }) => html`<li><a href="#${id}">${t(`public:quickStart.${name}.short`)}</a></li>`)}
        </ol>
      </nav>
      <ol class="step-list" role="list">
        ${steps.map(
          ({ id, name, body }) =>
            html`<li class="step" id="${id}">
              <h2>${t(`public:quickStart.${name}.title`)}</h2>
              <p>${t(`public:quickStart.${name}.text`)}</p>
              ${body}
            </li>`,
        )}
      </ol>`,
  });
}

const now = ({ t }: PageContext, todo: Html | string): Html =>
  html`<div class="note">
    <h3>${t('public:quickStart.now')}</h3>
    ${todo}
  </div>`;

function applying(ctx: PageContext): Html {
  const { t } = ctx;
  return now(
    ctx,
    html`<p>${t('public:quickStart.apply.each')}</p>
      <p><a class="button" href="/aanvragen">${t('public:quickStart.apply.action')}</a></p>`,
  );
}

function activating(ctx: PageContext): Html {
  const { t } = ctx;
  return now(
    ctx,
    html`<p>${t('public:quickStart.activate.todo')}</p>
      <p><a class="button quiet" href="/admin">${t('public:quickStart.activate.action')}</a></p>`,
  );
}

function scheduling(ctx: PageContext): Html {
  const { t, helpdesk } = ctx;
  return now(
    ctx,
    html`<ul>
        <li>${t('public:quickStart.schedule.self')}</li>
        <li>${sentence(t, 'public:quickStart.schedule.helpdesk', { email: emailLink(helpdesk.email) })}</li>
      </ul>
      <p><a class="button quiet" href="/admin">${t('public:quickStart.schedule.action')}</a></p>`,
  );
}

function sitting(ctx: PageContext): Html {
  const { t } = ctx;
  return now(
    ctx,
    html`<p>${t('public:quickStart.sit.todo')}</p>
      <ul>
        <li>${t('public:quickStart.sit.link')}</li>
        <li>${t('public:quickStart.sit.number')}</li>
      </ul>
      <p>${t('public:quickStart.sit.questions')}</p>`,
  );
}

function results(ctx: PageContext): Html {
  const { t, helpdesk } = ctx;
  return html`${now(
      ctx,
      html`<ul>
          <li>${t('public:quickStart.results.self')}</li>
          <li>${t('public:quickStart.results.helpdesk')}</li>
        </ul>
        <p><a class="button quiet" href="/admin">${t('public:quickStart.results.action')}</a></p>`,
    )}
    <h3>${t('public:quickStart.results.inspectionTitle')}</h3>
    <p>${t('public:quickStart.results.inspection')}</p>
    <p>${sentence(t, 'public:quickStart.results.inspectionHow', { email: emailLink(helpdesk.email) })}</p>`;
}

function help(ctx: PageContext): Html {
  const { t, helpdesk } = ctx;
  return now(
    ctx,
    html`<p>
        ${sentence(t, 'public:quickStart.help.contact', { phone: phoneLink(helpdesk.phone), email: emailLink(helpdesk.email) })}
      </p>
      <p><a class="button quiet" href="/hulp">${t('public:quickStart.help.action')}</a></p>`,
  );
}
