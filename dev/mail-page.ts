import { Hono, type Context } from 'hono';
import { html, raw } from 'hono/html';
import { streamSSE } from 'hono/streaming';
import { tokens } from '../design/tokens.ts';
import words from '../locales/nl/dev.json' with { type: 'json' };
import type { CaughtMail, Helpdesk, MailCatcher } from './mail-catcher.ts';
import { sendApp } from './send-page.ts';

const say = words.mail;

/**
 * The page on which the caught mails are read, and the same as JSON for tests:
 * `GET /api/mails?to=ADDRESS&wait=SECONDS` lists newest first, and with `wait` answers as soon as there is one;
 * `GET /api/mails/ID` is one mail with its attachments; `DELETE /api/mails` removes all.
 *
 * @param helpdesk where mail to the helpdesk goes; without it none can be sent from here
 */
export function mailApp(catcher: Pick<MailCatcher, 'all' | 'onChange' | 'clear'>, helpdesk?: Helpdesk): Hono {
  const app = new Hono();
  const find = (id: string | undefined) => catcher.all().find((mail) => mail.id === id);
  const listFor = (to: string) =>
    to === '' ? [...catcher.all()] : catcher.all().filter((mail) => mail.to.includes(to));

  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
    c.header('referrer-policy', 'no-referrer');
    c.header('x-content-type-options', 'nosniff');
  });

  app.get('/', (c) => showList(c, undefined));
  app.get('/mails/:id', (c) => {
    const mail = find(c.req.param('id'));
    return mail
      ? showList(c, mail)
      : c.html(page(say.title, html`<p>${say.gone} <a href="/">${say.back}</a></p>`), 404);
  });
  const showList = (c: Context, chosen: CaughtMail | undefined) => {
    const to = (c.req.query('to') ?? '').trim().toLowerCase();
    const asText = c.req.query('view') === 'text' || chosen?.html === null;
    const maySend = helpdesk !== undefined;
    return c.html(page(chosen?.subject || say.title, inbox(listFor(to), to, chosen, { asText, maySend })));
  };

  if (helpdesk) app.route('/', sendApp(helpdesk, find, page));

  // What the mail itself wants to show: no script, no form, no reach into this page; its links open in a new tab.
  app.get('/mails/:id/html', (c) => {
    const mail = find(c.req.param('id'));
    if (!mail) return c.notFound();
    c.header(
      'content-security-policy',
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
    );
    return c.html(withLinksInNewTab(mail.html ?? ''));
  });
  app.get('/mails/:id/attachments/:number', (c) => {
    const attachment = find(c.req.param('id'))?.attachments[Number(c.req.param('number'))];
    if (!attachment) return c.notFound();
    c.header('content-type', attachment.type);
    c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`);
    return c.body(Buffer.from(attachment.base64, 'base64'));
  });

  app.get('/news', (c) =>
    streamSSE(c, async (stream) => {
      const { promise: closed, resolve: close } = Promise.withResolvers<void>();
      const end = catcher.onChange(() => void stream.writeSSE({ data: 'changed' }));
      stream.onAbort(close);
      await stream.writeSSE({ event: 'hello', data: '' });
      await closed;
      end();
    }),
  );

  app.get('/api/mails', async (c) => {
    const to = (c.req.query('to') ?? '').toLowerCase();
    const limit = AbortSignal.any([
      AbortSignal.timeout(Math.min(Number(c.req.query('wait') ?? 0), 60) * 1000),
      c.req.raw.signal,
    ]);
    while (listFor(to).length === 0 && !limit.aborted) await nextChange(limit);
    return c.json(listFor(to).map(withoutContent));
  });
  app.get('/api/mails/:id', (c) => {
    const mail = find(c.req.param('id'));
    return mail ? c.json(mail) : c.notFound();
  });
  app.delete('/api/mails', (c) => {
    catcher.clear();
    return c.body(null, 204);
  });
  const nextChange = (limit: AbortSignal) =>
    new Promise<void>((resolve) => {
      const done = () => {
        end();
        limit.removeEventListener('abort', done);
        resolve();
      };
      const end = catcher.onChange(done);
      limit.addEventListener('abort', done);
    });
  return app;
}

const withoutContent = ({ attachments, ...mail }: CaughtMail) => ({
  ...mail,
  attachments: attachments.map(({ name, type, size }) => ({ name, type, size })),
});

/** A frame can't be navigated by its mail: every link opens a tab of its own, as in a real mail program. */
function withLinksInNewTab(mail: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(mail) ? mail.replace(/<head[^>]*>/i, (head) => head + base) : base + mail;
}

type Html = ReturnType<typeof html>;

type View = { asText: boolean; maySend: boolean };

function inbox(mails: CaughtMail[], to: string, chosen: CaughtMail | undefined, view: View): Html {
  const query = to === '' ? '' : `?to=${encodeURIComponent(to)}`;
  return html`<header>
      <h1>${say.title}</h1>
      <p>${say.intro}</p>
      <form method="get" action="/" role="search">
        <label for="to">${say.searchLabel}</label>
        <span class="row"
          ><input id="to" name="to" type="email" value="${to}" autocomplete="off" /><button>${say.search}</button></span
        >
        ${to === '' ? '' : html`<a href="/">${say.all}</a>`}
      </form>
      ${view.maySend ? html`<p class="send-link"><a href="/send">${words.send.title}</a></p>` : ''}
    </header>
    <div class="${chosen ? 'panes reading' : 'panes'}">
      <nav aria-label="${say.list}" id="list">
        ${
          mails.length === 0
            ? html`<p class="empty">${to === '' ? say.none : say.noneFor}</p>`
            : html`<ul>
                ${mails.map((mail) => entry(mail, query, chosen))}
              </ul>`
        }
      </nav>
      <main id="message">${chosen ? message(chosen, query, view) : html`<p class="empty">${say.choose}</p>`}</main>
    </div>`;
}

function entry(mail: CaughtMail, query: string, chosen: CaughtMail | undefined): Html {
  return html`<li>
    <a href="/mails/${mail.id}${query}" ${mail.id === chosen?.id ? raw('aria-current="true"') : ''}>
      <b>${mail.subject || say.subjectless}</b><span>${mail.to.join(', ')}</span
      ><time datetime="${mail.at}">${moment(mail.at)}</time>
    </a>
  </li>`;
}

function message(mail: CaughtMail, query: string, { asText, maySend }: View): Html {
  const view = (name: 'mail' | 'text') => {
    const parameters = new URLSearchParams(query);
    parameters.set('view', name);
    return `/mails/${mail.id}?${parameters.toString()}`;
  };
  const current = (yes: boolean) => (yes ? raw('aria-current="true"') : '');
  return html`<article>
    <p class="back"><a href="/${query}">${say.back}</a></p>
    <h2>${mail.subject || say.subjectless}</h2>
    <dl>
      <dt>${say.from}</dt>
      <dd>${mail.from}</dd>
      <dt>${say.to}</dt>
      <dd>${mail.to.join(', ')}</dd>
      <dt>${say.received}</dt>
      <dd>${moment(mail.at)}</dd>
    </dl>
    ${maySend ? html`<p><a href="/send?reply=${mail.id}">${words.send.reply}</a></p>` : ''}
    ${
      mail.html === null
        ? ''
        : html`<p class="tabs" role="group" aria-label="${say.view}">
            <a href="${view('mail')}" ${current(!asText)}>${say.asMail}</a
            ><a href="${view('text')}" ${current(asText)}>${say.asText}</a>
          </p>`
    }
    ${
      mail.attachments.length === 0
        ? ''
        : html`<h3>${say.attachments}</h3>
            <ul class="attachments">
              ${mail.attachments.map((one, number) => html`<li><a href="/mails/${mail.id}/attachments/${number}">${one.name}</a> <small>${kilobytes(one.size)}</small></li>`)}
            </ul>`
    }
    ${
      asText
        ? html`<pre tabindex="0" aria-label="${say.body}">
${mail.text === '' ? say.textless : withLinks(mail.text)}</pre>`
        : html`<iframe
            src="/mails/${mail.id}/html"
            title="${say.body}"
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          ></iframe>`
    }
  </article>`;
}

function withLinks(text: string): Html[] {
  const parts = text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/);
  return parts.map((part, i) =>
    i % 2 === 1 ? html`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>` : html`${part}`,
  );
}

const format = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const moment = (iso: string) => format.format(new Date(iso));
const kilobytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1024))} kB`;

const { colour, font, space, radius, width } = tokens;

const page = (title: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        ${body}
        <script>
          ${raw(script)};
        </script>
      </body>
    </html>`;

// New mail shows by itself: the list is fetched again, and what somebody is reading stays as it is.
const script = `
  let known = false;
  const refresh = async () => {
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('list');
    const list = document.getElementById('list');
    if (!fresh || !list) return;
    const focused = document.activeElement?.closest?.('#list a')?.getAttribute('href');
    list.replaceChildren(...fresh.childNodes);
    if (focused) [...list.querySelectorAll('a')].find((a) => a.getAttribute('href') === focused)?.focus();
  };
  const news = new EventSource('/news');
  news.onmessage = refresh;
  news.addEventListener('hello', () => { if (known) refresh(); known = true; });`;

const style = `
  * { box-sizing: border-box }
  body { margin: 0 auto; max-width: ${width.page}px; padding: ${space.l}px ${space.m}px; background: ${colour.page}; color: ${colour.text}; font: ${font.size}px/${font.lineHeight} ${font.family} }
  h1, h2, h3 { line-height: 1.25; margin: 0 0 ${space.s}px } h1 { font-size: 1.5rem } h2 { font-size: 1.25rem; overflow-wrap: anywhere } h3 { font-size: 1rem }
  header p { margin: 0 0 ${space.m}px; color: ${colour.textMuted} }
  a { color: ${colour.primary} } :focus-visible { outline: 3px solid ${colour.focus}; outline-offset: 2px }
  label { display: block; font-weight: 600 } .row { display: flex; gap: ${space.s}px; max-width: 480px }
  input { flex: 1; min-width: 0; font: inherit; padding: ${space.s}px; border: 1px solid ${colour.textMuted}; border-radius: ${radius}px; background: ${colour.surface} }
  button { font: inherit; padding: ${space.s}px ${space.m}px; border: 0; border-radius: ${radius}px; background: ${colour.primary}; color: ${colour.surface}; cursor: pointer } button:hover { background: ${colour.primaryDark} }
  .panes { display: grid; grid-template-columns: minmax(240px, 340px) minmax(0, 1fr); gap: ${space.m}px; margin-top: ${space.l}px; align-items: start }
  nav, main { background: ${colour.surface}; border: 1px solid ${colour.line}; border-radius: ${radius}px; overflow: hidden }
  header p.send-link { margin: ${space.m}px 0 0 }
  .send { padding: ${space.m}px; margin-top: ${space.m}px; max-width: 640px } .send label { margin-top: ${space.m}px } .send input, .send textarea { width: 100% } .send p { margin: ${space.m}px 0 0 } .send p.note { margin: 0; padding: ${space.s}px ${space.m}px; background: ${colour.primarySoft}; border-radius: ${radius}px }
  textarea { font: inherit; padding: ${space.s}px; border: 1px solid ${colour.textMuted}; border-radius: ${radius}px }
  .empty { padding: ${space.m}px; margin: 0; color: ${colour.textMuted} }
  nav ul { list-style: none; margin: 0; padding: 0 } nav li + li { border-top: 1px solid ${colour.line} }
  nav a { display: block; padding: ${space.s}px ${space.m}px; color: inherit; text-decoration: none; border-left: 4px solid transparent } nav a:hover { background: ${colour.page} } nav a:focus-visible { outline-offset: -3px }
  nav a[aria-current] { background: ${colour.primarySoft}; border-left-color: ${colour.primary} }
  nav b, nav span, nav time { display: block; overflow: hidden; text-overflow: ellipsis } nav span, nav time { font-size: .85rem; color: ${colour.textMuted} }
  article { padding: ${space.m}px } .back { display: none; margin: 0 0 ${space.s}px }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 ${space.m}px; margin: 0 0 ${space.m}px; font-size: .9rem } dt { color: ${colour.textMuted} } dd { margin: 0; overflow-wrap: anywhere }
  .tabs { display: flex; gap: ${space.s}px; margin: 0 0 ${space.m}px } .tabs a { padding: ${space.xs}px ${space.m}px; border: 1px solid ${colour.line}; border-radius: ${radius}px; text-decoration: none } .tabs a[aria-current] { background: ${colour.primarySoft}; border-color: ${colour.primary}; font-weight: 600 }
  .attachments { margin: 0 0 ${space.m}px; padding-left: ${space.l}px }
  iframe { display: block; width: 100%; height: 70vh; min-height: 360px; border: 1px solid ${colour.line}; border-radius: ${radius}px; background: ${colour.surface} }
  pre { margin: 0; padding: ${space.m}px; border: 1px solid ${colour.line}; border-radius: ${radius}px; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
  @media (max-width: 720px) { .panes { grid-template-columns: minmax(0, 1fr) } .reading nav, .panes:not(.reading) main { display: none } .back { display: block } }`;
