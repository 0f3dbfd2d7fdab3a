import { html } from 'hono/html';
import type { Html, PageContext } from '../../pages/layout.ts';
import { emailLink, sentence } from '../../pages/text.ts';

/** Where the blank form and the blank agreement are, as PDF. */
export const blankForm = '/aanvragen/formulier.pdf';
export const blankNda = '/aanvragen/geheimhoudingsverklaring.pdf';

/** The paper way, for who prefers a pen. */
export function onPaper({ t, helpdesk }: PageContext): Html {
  return html`<div class="note">
    <h2>${t('evidence:blank.applyTitle')}</h2>
    <p>
      ${sentence(t, 'evidence:blank.applyText', {
        form: html`<a href="${blankForm}">${t('evidence:blank.formLink')}</a>`,
        nda: html`<a href="${blankNda}">${t('evidence:blank.ndaLink')}</a>`,
        email: emailLink(helpdesk.email),
      })}
    </p>
  </div>`;
}
