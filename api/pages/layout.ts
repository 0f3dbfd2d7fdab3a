import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Locale, TextKey, Translate } from '../../locales/index.ts';
import { icon, stylesheet } from './assets.ts';
import { emailLink, phoneLink, sentence } from './text.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What every public page needs to know. `path` is the path of the request without its query. */
export interface PageContext {
  t: Translate;
  locale: Locale;
  path: string;
  helpdesk: { email: string; phone: string };
}

/**
 * What the public pages need, and no more: they hold no script, no inline style and nothing from elsewhere.
 * Send it as the Content-Security-Policy of every page made here.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The whole page around `body`. `bare` leaves out the white sheet, for pages that bring their own. */
export function page(ctx: PageContext, content: { title: string; body: Html; wide?: boolean; bare?: boolean }): Html {
  const { t, helpdesk } = ctx;
  return html`<!doctype html>
    <html lang="${ctx.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="${isPublic(ctx.path) ? 'index' : 'noindex'}" />
        <title>${content.title} – ${t('public:site.name')}</title>
        <link rel="icon" href="${icon.path}" type="image/svg+xml" />
        <link rel="stylesheet" href="${stylesheet.href}" />
      </head>
      <body>
        <a class="skip" href="#inhoud">${t('public:site.skip')}</a>
        <header class="site-header">
          <div class="band">
            <a class="brand" href="/"><strong>${t('public:site.name')}</strong> <span>${t('public:site.by')}</span></a>
            ${navigation(ctx)} ${languageSwitch(ctx)}
          </div>
        </header>
        <main id="inhoud" tabindex="-1" ${content.wide ? html` class="wide"` : ''}>
          ${content.bare ? content.body : html`<div class="sheet">${content.body}</div>`}
        </main>
        <footer class="site-footer">
          <div class="band">
            <p>
              <strong>${t('public:site.footerHelp')}</strong>
              ${sentence(t, 'public:site.footerText', { phone: phoneLink(helpdesk.phone), email: emailLink(helpdesk.email) })}
            </p>
            <p class="muted">${t('public:site.footerOwner')}</p>
          </div>
        </footer>
      </body>
    </html>`;
}

const destinations: readonly { href: string; text: TextKey }[] = [
  { href: '/', text: 'public:site.navStart' },
  { href: '/aanvragen', text: 'public:site.navApply' },
  { href: '/hulp', text: 'public:site.navHelp' },
  { href: '/admin', text: 'public:site.navLogin' },
];

const isPublic = (path: string) => destinations.some(({ href }) => href === path);

function navigation({ t, path }: PageContext): Html {
  return html`<nav class="site-nav" aria-label="${t('public:site.nav')}">
    <ul>
      ${destinations.map(
        ({ href, text }) =>
          html`<li><a href="${href}" ${href === path ? html` aria-current="page"` : ''}>${t(text)}</a></li>`,
      )}
    </ul>
  </nav>`;
}

/** A link in the other language, to this same page. */
function languageSwitch({ locale, path }: PageContext): Html {
  const other = locale === 'nl' ? { code: 'en', name: 'English' } : { code: 'nl', name: 'Nederlands' };
  return html`<a class="language" href="${path}?taal=${other.code}" lang="${other.code}" hreflang="${other.code}"
    >${other.name}</a
  >`;
}
