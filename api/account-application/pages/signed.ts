import { html } from 'hono/html';
import type { TextKey } from '../../../locales/index.ts';
import { page, type Html, type PageContext } from '../../pages/layout.ts';
import { emailLink, phoneLink, sentence } from '../../pages/text.ts';
import type { Signer } from './sign.ts';
import { statusLink } from './status.ts';

export interface SignedPage {
  role: Signer;
  refused: boolean;
  /** What the application waits for now: whose signature, the helpdesk's review, or nothing since it ended. */
  next: Signer | 'review' | 'nothing';
  /** The applicant's own page; null for others. */
  statusHref: string | null;
}

/** After an answer on `signPage` that the process has taken up. */
export function signedPage(ctx: PageContext, { role, refused, next, statusHref }: SignedPage): Html {
  const { t, helpdesk } = ctx;
  if (refused) {
    const title = t('public:signed.titleRefused');
    return page(ctx, {
      title,
      body: html`<h1>${title}</h1>
        <div class="note">
          <p>${t(role === 'manager' ? 'public:signed.refusedManager' : 'public:signed.refusedApplicant')}</p>
        </div>
        <p>
          ${sentence(t, 'public:signed.mistake', { phone: phoneLink(helpdesk.phone), email: emailLink(helpdesk.email) })}
        </p>`,
    });
  }
  const title = t('public:signed.titleSigned');
  const awaited = awaitedNow[role][next];
  return page(ctx, {
    title,
    body: html`<h1>${title}</h1>
      <div class="note done">
        <p>${t(role === 'manager' ? 'public:signed.signedManager' : 'public:signed.signedApplicant')}</p>
      </div>
      <h2>${t('public:signed.nextTitle')}</h2>
      ${awaited ? html`<p>${t(awaited)}</p>` : ''}
      <p>${t(role === 'manager' ? 'public:signed.managerDone' : 'public:signed.applicantDone')}</p>
      ${statusLink(ctx, statusHref)}`,
  });
}

const awaitedNow: Record<Signer, Partial<Record<SignedPage['next'], TextKey>>> = {
  manager: { applicant: 'public:signed.managerAwaitsApplicant', review: 'public:signed.managerReview' },
  applicant: { manager: 'public:signed.applicantAwaitsManager', review: 'public:signed.applicantReview' },
};

/** The answer is safe, but the process could not be reached at once; it will be taken up. */
export function decisionReceivedPage(ctx: PageContext): Html {
  const { t } = ctx;
  const title = t('public:decisionReceived.title');
  return page(ctx, {
    title,
    body: html`<h1>${title}</h1>
      <div class="note done"><p>${t('public:decisionReceived.text')}</p></div>
      <p>${t('public:decisionReceived.next')}</p>`,
  });
}
