import { html } from 'hono/html';
import { formatDate } from '../../../locales/index.ts';
import {
  errorSummary,
  fileField,
  textArea,
  titleOf,
  type FieldError,
  type FieldValues,
  type Form,
} from '../../pages/form.ts';
import { page, type Html, type PageContext } from '../../pages/layout.ts';
import { facts } from '../../pages/text.ts';
import { statusLink } from './status.ts';

export interface InformationPage {
  /** Where the form is sent by POST, as multipart: `answer` and `files`. */
  action: string;
  reference: string;
  /** As the helpdesk typed it, with its lines. */
  question: string;
  /** From when on an answer is too late. */
  expiresAt: Date;
  limits: { files: number; megabytes: number };
  /** The names of the files that were good in an answer that has to be completed. */
  kept: string[];
  statusHref: string | null;
  values: FieldValues;
  errors: FieldError[];
}

export const informationFields = ['answer', 'files'] as const;

/** What the helpdesk asks an applicant beside the form, and where the answer is written. */
export function informationPage(ctx: PageContext, asked: InformationPage): Html {
  const { t, locale } = ctx;
  const form: Form = { t, values: asked.values, errors: asked.errors };
  const title = t('application-status:information.title');
  const { limits, kept } = asked;
  return page(ctx, {
    title: titleOf(form, title),
    body: html`${errorSummary(form, informationFields)}
      <h1>${title}</h1>
      <p class="lead">${t('application-status:information.lead')}</p>
      <div class="note">
        <h2>${t('application-status:information.question')}</h2>
        <p class="typed">${asked.question}</p>
      </div>
      ${facts([
        [t('application-status:information.reference'), asked.reference],
        // The last day on which it can be answered: at the given instant it is over.
        [t('application-status:information.until'), formatDate(locale, new Date(asked.expiresAt.getTime() - 1))],
      ])}
      <h2>${t('application-status:information.answerTitle')}</h2>
      <form method="post" action="${asked.action}" enctype="multipart/form-data" novalidate>
        ${textArea(form, {
          name: 'answer',
          label: t('application-status:information.answer'),
          hint: t('application-status:information.answerHint'),
          rows: 6,
          optional: true,
        })}
        ${
          kept.length > 0
            ? html`<p>${t('application-status:information.kept')}</p>
                <ul>
                  ${kept.map((name) => html`<li>${name}</li>`)}
                </ul>`
            : ''
        }
        ${fileField(form, {
          name: 'files',
          label: t('application-status:information.files'),
          hint: t('application-status:information.filesHint', { count: limits.files, megabytes: limits.megabytes }),
          accept: '.pdf,.jpg,.jpeg,.png',
        })}
        <p class="muted small">${t('application-status:information.personal')}</p>
        <p class="actions">
          <button class="button" type="submit">${t('application-status:information.submit')}</button>
        </p>
      </form>
      ${statusLink(ctx, asked.statusHref)}`,
  });
}

/** After the answer: the review goes on. */
export function informationGivenPage(
  ctx: PageContext,
  { reference, statusHref }: { reference: string; statusHref: string | null },
): Html {
  const { t } = ctx;
  const title = t('application-status:information.givenTitle');
  return page(ctx, {
    title,
    body: html`<h1>${title}</h1>
      <div class="note done"><p>${t('application-status:information.given', { reference })}</p></div>
      <p>${t('application-status:information.givenNext')}</p>
      ${statusLink(ctx, statusHref)}`,
  });
}
