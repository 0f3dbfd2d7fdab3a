import { html } from 'hono/html';
import { page, type Html, type PageContext } from '../../pages/layout.ts';
import { emailLink, phoneLink, sentence } from '../../pages/text.ts';

export type LinkGoneReason = 'expired' | 'used' | 'revoked' | 'withdrawn' | 'replaced' | 'unanswered' | 'unknown';

/** Why a mailed link does not work (any more), and what to do now. Says nothing about whose link it was. */
export function linkGonePage(ctx: PageContext, { reason }: { reason: LinkGoneReason }): Html {
  const { t, helpdesk } = ctx;
  const title = t(`public:linkGone.${reason}.title`);
  return page(ctx, {
    title,
    body: html`<h1>${title}</h1>
      <p class="lead">${t(`public:linkGone.${reason}.text`)}</p>
      <div class="note">
        <h2>${t('public:linkGone.next')}</h2>
        <ul>
          <li>${t(`public:linkGone.${reason}.next1`)}</li>
          <li>${t(`public:linkGone.${reason}.next2`)}</li>
        </ul>
      </div>
      <p>
        ${sentence(t, 'public:linkGone.contact', { phone: phoneLink(helpdesk.phone), email: emailLink(helpdesk.email) })}
      </p>`,
  });
}
