import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Purpose } from '../../../domain/account-application.ts';
import type { Locale } from '../../../locales/index.ts';
import {
  checkbox,
  errorSummary,
  textArea,
  textField,
  titleOf,
  type FieldError,
  type FieldValues,
  type Form,
} from '../../pages/form.ts';
import { page, type Html, type PageContext } from '../../pages/layout.ts';
import { emailLink, facts, sentence } from '../../pages/text.ts';
import { ndaInFull } from './nda.ts';

export type Signer = 'manager' | 'applicant';

export interface SignPage {
  /** Where both forms are sent by POST; the pressed button's `intent` is `sign` or `refuse`. */
  action: string;
  role: Signer;
  reference: string;
  applicantName: string;
  applicantFunction: string;
  schoolName: string;
  location: string;
  studyFields: string[];
  managerName: string;
  ndaVersion: string;
  purpose: Purpose;
  /** The language of what is signed, whatever language the page around it is in. */
  documentLocale: Locale;
  /** The PDF that is signed. */
  documentHref: string;
  /** The wording agreed to, in the document's language: `document:declaration.<role>` with its values, kept as evidence. */
  declaration: string;
  values: FieldValues;
  errors: FieldError[];
}

/** The form's fields by role and intent. `agree` is 'yes' when ticked. */
export const signFields = {
  manager: { sign: ['typedName', 'signerFunction', 'agree'], refuse: ['reason'] },
  applicant: { sign: ['typedName', 'agree'], refuse: ['reason'] },
} as const satisfies Record<Signer, Record<'sign' | 'refuse', readonly string[]>>;

/** What is signed, in full, and the two answers. Source: "Aanvragen account". */
export function signPage(ctx: PageContext, signing: SignPage): Html {
  const { t } = ctx;
  const form: Form = { t, values: signing.values, errors: signing.errors };
  const { sign, refuse } = signFields[signing.role];
  const words = wordsFor(ctx, signing);
  return page(ctx, {
    title: titleOf(form, words.title),
    body: html`${errorSummary(form, [...sign, ...refuse])}
      <h1>${words.title}</h1>
      <p class="lead">${words.intro}</p>
      <h2>${t('public:sign.detailsTitle')}</h2>
      ${details(ctx, signing)}
      ${
        signing.role === 'applicant'
          ? html`<h2>${t('public:sign.ndaTitle')}</h2>
              ${ndaInFull({ locale: signing.documentLocale }, signing.ndaVersion)}`
          : ''
      }
      <p>
        <a href="${signing.documentHref}">${words.document}</a><br />
        <span class="muted">${t('public:sign.documentText')}</span>
      </p>
      <h2>${t('public:sign.signTitle')}</h2>
      ${signForm(form, signing)}
      <h2>${t('public:sign.refuseTitle')}</h2>
      ${refuseForm(form, signing, words)} ${signing.role === 'manager' ? privacy(ctx) : ''}`,
  });
}

function wordsFor({ t }: PageContext, { role, applicantName, purpose }: SignPage) {
  return role === 'manager'
    ? {
        title: t('public:sign.titleManager'),
        intro: t(purpose === 'account' ? 'public:sign.introManager' : 'public:sign.introManagerStudyFields', {
          applicantName,
        }),
        document: t('public:sign.documentManager'),
        refuseOpen: t('public:sign.refuseOpenManager'),
        refuseText: t('public:sign.refuseTextManager'),
        reasonHint: t('public:sign.reasonHintManager'),
      }
    : {
        title: t('public:sign.titleApplicant'),
        intro: t('public:sign.introApplicant'),
        document: t('public:sign.documentApplicant'),
        refuseOpen: t('public:sign.refuseOpenApplicant'),
        refuseText: t('public:sign.refuseTextApplicant'),
        reasonHint: t('public:sign.reasonHintApplicant'),
      };
}

function details({ t }: PageContext, signing: SignPage): Html {
  return facts([
    [t('public:sign.reference'), signing.reference],
    [t('public:sign.applicant'), signing.applicantName],
    [t('public:sign.function'), signing.applicantFunction],
    [t('public:sign.school'), signing.schoolName],
    [t('public:sign.location'), signing.location],
    [t('public:sign.studyFields'), signing.studyFields],
    [t('public:sign.manager'), signing.managerName],
  ]);
}

/** Who signs as manager was named by somebody else, and is told so. Source: architecture.md section 8. */
function privacy({ t, helpdesk }: PageContext): Html {
  return html`<h2>${t('application-status:privacy.title')}</h2>
    <ul>
      <li>${t('application-status:privacy.whose')}</li>
      <li>${t('application-status:privacy.why')}</li>
      <li>${t('application-status:privacy.howLong')}</li>
      <li>${sentence(t, 'application-status:privacy.whom', { email: emailLink(helpdesk.email) })}</li>
    </ul>`;
}

function signForm(form: Form, { action, role, declaration, documentLocale }: SignPage): Html {
  const { t } = form;
  // Nothing in it is waited for, so that it is a string already.
  const agreed = html`<span lang="${documentLocale}">${declaration}</span>` as HtmlEscapedString;
  return html`<form method="post" action="${action}" novalidate>
    ${textField(form, {
      name: 'typedName',
      label: t('public:sign.typedName'),
      hint: t('public:sign.typedNameHint'),
      autocomplete: 'name',
    })}
    ${
      role === 'manager'
        ? textField(form, {
            name: 'signerFunction',
            label: t('public:sign.signerFunction'),
            hint: t('public:sign.signerFunctionHint'),
            autocomplete: 'organization-title',
          })
        : ''
    }
    ${checkbox(form, { name: 'agree', label: agreed })}
    <p class="muted small">${t('public:sign.evidence')}</p>
    <p class="actions">
      <button class="button" type="submit" name="intent" value="sign">${t('public:sign.sign')}</button>
    </p>
  </form>`;
}

/** Folded away, so that nobody refuses by mistake; open when its answer was not complete. */
function refuseForm(form: Form, { action }: SignPage, words: ReturnType<typeof wordsFor>): Html {
  const { t } = form;
  const unfinished = form.errors.some(({ field }) => field === 'reason') || Boolean(form.values['reason']);
  return html`<details${unfinished ? html` open` : ''}><summary>${words.refuseOpen}</summary>
<form method="post" action="${action}" novalidate>
<p>${words.refuseText}</p>
${textArea(form, { name: 'reason', label: t('public:sign.reason'), hint: words.reasonHint })}
<p class="actions"><button class="button danger" type="submit" name="intent" value="refuse">${t('public:sign.refuse')}</button></p>
</form></details>`;
}
