import { html } from 'hono/html';
import { translator } from '../../../locales/index.ts';
import { ndaText } from '../../../locales/nda.ts';
import type { Html, PageContext } from '../../pages/layout.ts';

/** The non-disclosure agreement in full, word for word as in the PDF. */
export function ndaInFull({ locale }: Pick<PageContext, 'locale'>, version: string): Html {
  const t = translator(locale);
  const { title, intro, articles } = ndaText(locale, version);
  return html`<div class="paper" lang="${locale}">
    <p><strong>${title}</strong><br /><span class="muted">${t('public:sign.ndaVersion', { version })}</span></p>
    <p>${intro}</p>
    <ol role="list">
      ${articles.map(
        (article) =>
          html`<li>
            <h3>${article.title}</h3>
            <p>${article.text}</p>
          </li>`,
      )}
    </ol>
  </div>`;
}
