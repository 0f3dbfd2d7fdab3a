import { html } from 'hono/html';
import { formatDate, formatMoment, type TextKey } from '../../../locales/index.ts';
import type { ApplicationStatus } from '../../../store/application-status.ts';
import {
  checkbox,
  errorSummary,
  hiddenField,
  textField,
  titleOf,
  type FieldError,
  type FieldValues,
  type Form,
} from '../../pages/form.ts';
import { page, type Html, type PageContext } from '../../pages/layout.ts';
import { emailLink, facts, phoneLink, sentence } from '../../pages/text.ts';
import { happenedIn } from './happened.ts';

export interface StatusPage {
  /** Where the forms are sent by POST; the pressed button's `intent` is `remind`, `replace` or `withdraw`. */
  action: string;
  status: ApplicationStatus;
  /** Named so often that the helpdesk should look at it. */
  managersAreUp: boolean;
  /** Whether this answers a withdrawal that came after the approval, or after the end. */
  withdrawnTooLate: boolean;
  values: FieldValues;
  errors: FieldError[];
}

/** The fields of its forms, by intent. `withdrawAgree` is 'yes' when ticked. */
export const statusFields = { replace: ['managerName', 'managerEmail'], withdraw: ['withdrawAgree'] } as const;

/** How an application stands, for its applicant: what is awaited from whom, what happened, and what one can change. */
export function statusPage(ctx: PageContext, shown: StatusPage): Html {
  const { t } = ctx;
  const { action, status, managersAreUp, withdrawnTooLate, values, errors } = shown;
  const form: Form = { t, values, errors };
  const { reference } = status.application.case;
  const title = t('application-status:status.title', { reference });
  return page(ctx, {
    title: titleOf(form, title),
    body: html`${errorSummary(form, [...statusFields.replace, ...statusFields.withdraw])}
      <h1>${title}</h1>
      ${withdrawnTooLate ? tooLate(ctx, status) : ''} ${standing(ctx, status)} ${about(ctx, status)}
      ${awaited(ctx, status, action)} ${documents(ctx, status, action)} ${happened(ctx, status)}
      ${changes(form, status, { action, managersAreUp })}`,
  });
}

const isClosed = ({ application }: ApplicationStatus): boolean => application.case.closedAt !== null;

/** That nothing was withdrawn, what had been decided by then, and what can be done about that now. */
function tooLate({ t, locale, helpdesk }: PageContext, { phase, application, settledAt }: ApplicationStatus): Html {
  const isOver = phase === 'refused' || phase === 'expired';
  const hasAccount = application.purpose === 'study-fields';
  const what = isOver ? phase : hasAccount ? 'granted' : phase === 'activated' ? phase : 'approved';
  const moment = settledAt ? formatMoment(locale, settledAt) : '';
  const reach = { phone: phoneLink(helpdesk.phone), email: emailLink(helpdesk.email) };
  return html`<div class="note attention" role="alert">
    <h2>${t('application-status:status.tooLate.title')}</h2>
    <p>${t(`application-status:status.tooLate.${what}`, { moment })}</p>
    <p>${sentence(t, `application-status:status.tooLate.next.${what}`, reach)}</p>
  </div>`;
}

function standing({ t }: PageContext, status: ApplicationStatus): Html {
  const { phase, refusal, application } = status;
  const words = application.purpose === 'study-fields' ? studyFieldsWords : accountWords;
  const isOver = phase === 'refused' || phase === 'withdrawn' || phase === 'expired';
  return html`<div class="note${phase === 'activated' ? ' done' : ''}">
    <p><strong>${t(words.phases[phase] ?? `application-status:status.phase.${phase}`)}</strong></p>
    ${
      phase === 'refused' && refusal
        ? html`<p>${t(`application-status:status.refusal.${whoRefused(refusal.actor)}`)}</p>
            <p class="typed">${refusal.reason}</p>`
        : ''
    }
    ${
      isOver
        ? html`<p>
            ${t(words.again)}
            <a href="${words.applyPath}">${t('application-status:status.applyAgain')}</a>
          </p>`
        : ''
    }
    ${phase === 'activated' ? html`<p><a href="${words.donePath}">${t('application-status:status.logIn')}</a></p>` : ''}
  </div>`;
}

type StandingWords = {
  phases: Partial<Record<ApplicationStatus['phase'], TextKey>>;
  again: TextKey;
  applyPath: string;
  donePath: string;
};
const accountWords: StandingWords = {
  phases: {},
  again: 'application-status:status.again',
  applyPath: '/aanvragen',
  donePath: '/admin',
};
/** Of who has an account already: nothing becomes active, and one applies from the own account. */
const studyFieldsWords: StandingWords = {
  phases: {
    'awaiting-activation': 'application-status:status.studyFieldsPhase.granted',
    activated: 'application-status:status.studyFieldsPhase.granted',
    refused: 'application-status:status.studyFieldsPhase.refused',
    withdrawn: 'application-status:status.studyFieldsPhase.withdrawn',
    expired: 'application-status:status.studyFieldsPhase.expired',
  },
  again: 'application-status:status.againStudyFields',
  applyPath: '/admin/my-school/study-fields',
  donePath: '/admin/my-school',
};

const whoRefused = (actor: string): 'manager' | 'applicant' | 'helpdesk' =>
  actor === 'manager' || actor === 'applicant' ? actor : 'helpdesk';

/** While the address is not confirmed, it may be a stranger who reads this: then no more than the mail told. */
function about({ t, locale }: PageContext, { application, phase }: ApplicationStatus): Html {
  const known = phase !== 'unconfirmed';
  return facts([
    [t('application-status:status.reference'), application.case.reference],
    [t('application-status:status.submittedAt'), formatDate(locale, application.submittedAt)],
    [t('application-status:status.school'), application.school.name],
    ...(application.purpose === 'study-fields'
      ? ([[t('application-status:status.purpose'), t('application-status:status.purposeStudyFields')]] as const)
      : []),
    ...(known
      ? ([
          [
            t('application-status:status.studyFields'),
            application.studyFields.map(({ studyField }) => studyField.name),
          ],
          [t('application-status:status.manager'), application.managerName],
        ] as const)
      : []),
  ]);
}

function awaited(ctx: PageContext, status: ApplicationStatus, action: string): Html | '' {
  const { t } = ctx;
  if (isClosed(status) || status.phase === 'withdrawn') return '';
  return html`<h2>${t('application-status:status.awaitedTitle')}</h2>
    <ul class="awaited">
      ${
        status.awaited.length === 0
          ? html`<li><p>${t('application-status:status.awaited.nothing')}</p></li>`
          : status.awaited.map((task) => awaitedTask(ctx, status, task, action))
      }
    </ul>`;
}

type AwaitedTask = ApplicationStatus['awaited'][number];

const awaitedKinds = [
  'email-confirmation',
  'manager-signature',
  'applicant-nda',
  'helpdesk-review',
  'more-information',
  'activation',
  'activation-lapsed',
] as const;

function awaitedTask(ctx: PageContext, { application }: ApplicationStatus, task: AwaitedTask, action: string): Html {
  const { t } = ctx;
  const kind = awaitedKinds.find((one) => one === task.kind) ?? 'nothing';
  const { managerName, managerEmail } = application;
  const until = untilOf(ctx, task);
  return html`<li>
    <p>${t(`application-status:status.awaited.${kind}`, { until, managerName, managerEmail })}</p>
    ${task.expiresAt ? reminder(ctx, task, action) : ''}
  </li>`;
}

/** A link dies at the first instant of a day; its last day is the one before. */
function untilOf({ locale }: PageContext, { dueAt, expiresAt }: AwaitedTask): string {
  if (dueAt) return formatDate(locale, dueAt);
  return expiresAt ? formatDate(locale, new Date(expiresAt.getTime() - 1)) : '';
}

function reminder({ t }: PageContext, { taskId, kind, remindedToday }: AwaitedTask, action: string): Html {
  const who = kind === 'manager-signature' ? 'Manager' : 'Me';
  if (remindedToday) return html`<p class="muted">${t(`application-status:status.reminded${who}`)}</p>`;
  return html`<form method="post" action="${action}">
    ${hiddenField('taskId', taskId)}
    <button class="button quiet" type="submit" name="intent" value="remind">
      ${t(`application-status:status.remind${who}`)}
    </button>
  </form>`;
}

function documents({ t, locale }: PageContext, { documents: all }: ApplicationStatus, action: string): Html | '' {
  if (all.length === 0) return '';
  return html`<h2>${t('application-status:status.documentsTitle')}</h2>
    <ul>
      ${all.map(({ id, kind, round, name, createdAt }) => {
        const isSent = kind === 'attachment';
        const text: TextKey = isSent
          ? 'application-status:status.document.attachment'
          : kind === 'nda'
            ? 'application-status:status.document.nda'
            : `application-status:status.document.application-form${round > 1 ? 'Round' : ''}`;
        const moment = formatMoment(locale, createdAt);
        return html`<li>
          <a href="${action}/document/${id}">${t(text, { name: name ?? '', round })}</a><br />
          <span class="muted"
            >${t(isSent ? 'application-status:status.documentSent' : 'application-status:status.documentMade', { moment })}</span
          >
        </li>`;
      })}
    </ul>`;
}

function happened({ t, locale }: PageContext, { events }: ApplicationStatus): Html {
  return html`<h2>${t('application-status:status.happenedTitle')}</h2>
    <ol class="happened">
      ${happenedIn(events).map(
        ({ at, text }) =>
          html`<li><time datetime="${at.toISOString()}">${formatMoment(locale, at)}</time>${t(text)}</li>`,
      )}
    </ol>`;
}

type Changes = { action: string; managersAreUp: boolean };

function changes(form: Form, status: ApplicationStatus, { action, managersAreUp }: Changes): Html | '' {
  const { t } = form;
  const signature = status.awaited.find(({ kind }) => kind === 'manager-signature');
  if (!status.mayBeWithdrawn) return '';
  return html`<h2>${t('application-status:status.changeTitle')}</h2>
    ${signature ? replaceForm(form, signature, { action, managersAreUp }) : ''} ${withdrawForm(form, action)}`;
}

const isUnfinished = (form: Form, fields: readonly string[]): boolean =>
  form.errors.some(({ field }) => fields.includes(field));

function replaceForm(form: Form, { taskId }: AwaitedTask, { action, managersAreUp }: Changes): Html {
  const { t } = form;
  const open = isUnfinished(form, statusFields.replace) ? html` open` : '';
  return html`<details${open}><summary>${t('application-status:status.replaceOpen')}</summary>
${
  managersAreUp
    ? html`<p>${t('application-status:status.replaceEnough')}</p>`
    : html`<form method="post" action="${action}" novalidate>
        <p>${t('application-status:status.replaceText')}</p>
        ${hiddenField('taskId', taskId)}
        ${textField(form, { name: 'managerName', label: t('public:apply.managerName'), autocomplete: 'off' })}
        ${textField(form, {
          name: 'managerEmail',
          type: 'email',
          label: t('public:apply.managerEmail'),
          hint: t('public:apply.managerEmailHint'),
          autocomplete: 'off',
        })}
        <p class="actions">
          <button class="button" type="submit" name="intent" value="replace">
            ${t('application-status:status.replaceSubmit')}
          </button>
        </p>
      </form>`
}</details>`;
}

/** Folded away, and ticked once more: nobody withdraws by mistake. */
function withdrawForm(form: Form, action: string): Html {
  const { t } = form;
  const open = isUnfinished(form, statusFields.withdraw) ? html` open` : '';
  return html`<details${open}><summary>${t('application-status:status.withdrawOpen')}</summary>
<form method="post" action="${action}" novalidate>
<p>${t('application-status:status.withdrawText')}</p>
${checkbox(form, { name: 'withdrawAgree', label: t('application-status:status.withdrawAgree') })}
<p class="actions"><button class="button danger" type="submit" name="intent" value="withdraw">${t('application-status:status.withdrawSubmit')}</button></p>
</form></details>`;
}

/** The way to this page, at the end of the other pages of an applicant; nothing for a case that has none. */
export function statusLink({ t }: PageContext, href: string | null): Html | '' {
  if (!href) return '';
  return html`<p class="below">
    <a href="${href}">${t('application-status:status.link')}</a><br />
    <span class="muted">${t('application-status:status.linkText')}</span>
  </p>`;
}
