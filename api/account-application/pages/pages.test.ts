import { describe, expect, test } from 'vitest';
import { locales, translator, type Locale } from '../../../locales/index.ts';
import { currentNdaVersion } from '../../../locales/nda.ts';
import { errorPage } from '../../pages/error.ts';
import type { FieldError } from '../../pages/form.ts';
import type { Html, PageContext } from '../../pages/layout.ts';
import { askedPage, helpFields, helpPage, type HelpPage } from '../../help-request/pages/help.ts';
import { quickStartPage } from '../../quick-start/pages.ts';
import { passwordFieldNames } from '../../pages/password-fields.ts';
import { activatedPage, activatePage } from './activate.ts';
import { applyFields, applyPage, type ApplyPage } from './apply.ts';
import { confirmedPage, confirmEmailPage, receivedPage } from './confirm.ts';
import { informationFields, informationGivenPage, informationPage, type InformationPage } from './information.ts';
import { linkGonePage } from './link-gone.ts';
import { signFields, signPage, type SignPage } from './sign.ts';
import { decisionReceivedPage, signedPage } from './signed.ts';
import { statusFields, statusPage, type StatusPage } from './status.ts';

function shown(page: Html | undefined): string {
  if (!page || page instanceof Promise) throw new TypeError('A page waits for nothing');
  return page.toString();
}

const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>' {{name}} $t(public:site.name) \ue000`;

const context = (locale: Locale = 'nl', text = 'helpdesk@example.nl'): PageContext => ({
  t: translator(locale),
  locale,
  path: '/ondertekenen/abc',
  helpdesk: { email: text, phone: '(030) 608 79 79' },
});

const question = (text: string, errors: FieldError[] = []): HelpPage => ({
  submissionId: text,
  workingDays: 2,
  values: Object.fromEntries(helpFields.map((field) => [field, text])),
  errors,
});

const application = (text: string, errors: FieldError[] = []): ApplyPage => ({
  submissionId: text,
  studyFieldGroups: [
    { name: text, fields: [{ id: text, name: text }] },
    { name: 'Techniek', fields: [{ id: 'auto', name: 'Autotechniek' }] },
  ],
  schools: [text],
  schoolQuestion: { choices: [{ id: text, label: text, hint: text }], more: true, name: text },
  locations: [text],
  ndaVersion: currentNdaVersion,
  reviewWorkingDays: 3,
  values: Object.fromEntries(applyFields.map((field) => [field, text])),
  errors,
});

const signing = (text: string, role: SignPage['role'], errors: FieldError[] = []): SignPage => ({
  action: text,
  role,
  reference: text,
  applicantName: text,
  applicantFunction: text,
  schoolName: text,
  location: text,
  studyFields: [text, text],
  managerName: text,
  ndaVersion: currentNdaVersion,
  purpose: 'account',
  documentLocale: 'nl',
  documentHref: text,
  declaration: text,
  values: { typedName: text, signerFunction: text, reason: text, agree: 'yes' },
  errors,
});

const information = (text: string, errors: FieldError[]): InformationPage => ({
  action: text,
  reference: text,
  question: text,
  expiresAt: new Date('2026-12-23T23:00:00Z'),
  limits: { files: 5, megabytes: 10 },
  kept: [text],
  statusHref: text,
  values: { answer: text },
  errors,
});

/** An application that waits for its manager, with all that its page can show. */
const standing = (text: string, errors: FieldError[], phase: StatusPage['status']['phase']): StatusPage => ({
  action: text,
  status: {
    application: {
      case: { reference: text, closedAt: null },
      submittedAt: new Date('2026-11-23T09:00:00Z'),
      school: { name: text },
      studyFields: [{ studyField: { name: text } }],
      managerName: text,
      managerEmail: text,
    } as unknown as StatusPage['status']['application'],
    phase,
    events: [{ at: new Date('2026-11-23T09:00:00Z'), code: 'case-opened' }] as StatusPage['status']['events'],
    refusal: { actor: 'manager', reason: text } as StatusPage['status']['refusal'],
    documents: ['application-form', 'nda', 'attachment'].map((kind, index) => ({
      ...{ id: `${text}-${index}`, kind, round: 2, name: text, createdAt: new Date('2026-11-23T09:00:00Z') },
    })),
    mayBeWithdrawn: true,
    settledAt: new Date('2026-11-24T09:00:00Z'),
    managersReplaced: 1,
    awaited: (['manager-signature', 'applicant-nda'] as const).map((kind, index) => ({
      ...{ taskId: `${text}-${index}`, kind, dueAt: null, expiresAt: new Date('2026-12-23T23:00:00Z') },
      remindedToday: index === 1,
    })),
  },
  managersAreUp: false,
  withdrawnTooLate: phase === 'refused',
  values: { managerName: text, managerEmail: text },
  errors,
});

/** Every public page, with the same text in each place that takes one. */
function allPages(ctx: PageContext, text: string): Record<string, Html> {
  const errors = [{ field: text, message: text }];
  return {
    quickStart: quickStartPage(ctx),
    help: helpPage(ctx, question(text, [...errors, { field: 'name', message: text }])),
    asked: askedPage(ctx, { reference: text, email: text, workingDays: 2 }),
    apply: applyPage(ctx, application(text, [...errors, { field: 'applicantName', message: text }])),
    received: receivedPage(ctx, { email: text }),
    confirmEmail: confirmEmailPage(ctx, { action: text, reference: text, schoolName: text }),
    confirmed: confirmedPage(ctx, { reference: text, statusHref: text }),
    signManager: signPage(ctx, signing(text, 'manager', errors)),
    signApplicant: signPage(ctx, signing(text, 'applicant', errors)),
    signed: signedPage(ctx, { role: 'manager', refused: false, next: 'applicant', statusHref: null }),
    refused: signedPage(ctx, { role: 'applicant', refused: true, next: 'nothing', statusHref: text }),
    decisionReceived: decisionReceivedPage(ctx),
    expired: linkGonePage(ctx, { reason: 'expired' }),
    used: linkGonePage(ctx, { reason: 'used' }),
    revoked: linkGonePage(ctx, { reason: 'revoked' }),
    withdrawn: linkGonePage(ctx, { reason: 'withdrawn' }),
    replaced: linkGonePage(ctx, { reason: 'replaced' }),
    unknown: linkGonePage(ctx, { reason: 'unknown' }),
    status: statusPage(ctx, standing(text, errors, 'awaiting-signatures')),
    statusRefused: statusPage(ctx, standing(text, errors, 'refused')),
    information: informationPage(ctx, information(text, errors)),
    informationGiven: informationGivenPage(ctx, { reference: text, statusHref: text }),
    activate: activatePage(ctx, { action: text, email: text, name: text, minLength: 12, errors }),
    activated: activatedPage(ctx),
    error: errorPage(ctx, { status: 404, title: text, detail: text, correlationId: text }),
  };
}

describe.each(Object.keys(allPages(context(), 'x')))('page %s', (name) => {
  const render = (locale: Locale, text: string): string =>
    shown(allPages({ ...context(locale, text), path: `/${text}` }, text)[name]);

  test('lets no text become markup, and reads none as a reference to another sentence', () => {
    const page = render('nl', attack);
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page).not.toMatch(/="[^"]*'>/);
    if (name === 'received' || name === 'confirmed') expect(page).toContain('{{name}} $t(public:site.name)');
  });

  test('needs no script, no style and no attribute that the Content-Security-Policy refuses', () => {
    const page = render('nl', 'x');
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
  });

  test.each(locales)('is complete in %s', (locale) => {
    const page = render(locale, 'x');
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).not.toMatch(/\{\{|undefined|\[object|public:|problem:/);
    expect(page).toContain('href="tel:+31306087979"');
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('forms', () => {
  const errorsFor = (fields: readonly string[]) => fields.map((field) => ({ field, message: `Fout in ${field}` }));

  test.each([
    ['apply', applyFields, (errors: FieldError[]) => applyPage(context(), application('x', errors))],
    [
      'manager',
      signFields.manager.sign,
      (errors: FieldError[]) => signPage(context(), signing('x', 'manager', errors)),
    ],
    [
      'applicant',
      signFields.applicant.sign,
      (errors: FieldError[]) => signPage(context(), signing('x', 'applicant', errors)),
    ],
    [
      'refusal',
      signFields.manager.refuse,
      (errors: FieldError[]) => signPage(context(), signing('x', 'manager', errors)),
    ],
    ['information', informationFields, (errors: FieldError[]) => informationPage(context(), information('x', errors))],
    [
      'another manager',
      statusFields.replace,
      (errors: FieldError[]) => statusPage(context(), standing('x', errors, 'awaiting-signatures')),
    ],
    [
      'withdrawal',
      statusFields.withdraw,
      (errors: FieldError[]) => statusPage(context(), standing('x', errors, 'awaiting-signatures')),
    ],
    [
      'activate',
      passwordFieldNames,
      (errors: FieldError[]) =>
        activatePage(context(), { action: '/a', email: 'a@example.nl', name: 'A', minLength: 12, errors }),
    ],
  ] as const)('%s: the summary links to each faulty field, which names its fault', (_name, fields, render) => {
    const page = shown(render(errorsFor(fields)));
    expect(page).toContain('<title>Fout: ');
    for (const field of fields) {
      expect(page).toContain(`<a href="#${field}">Fout in ${field}</a>`);
      expect(page).toMatch(new RegExp(`<(input|select|textarea)[^>]* id="${field}"`));
      expect(page).toMatch(new RegExp(`aria-describedby="[^"]*${field}-error`));
      expect(page).toContain(`id="${field}-error"`);
    }
  });

  test('a fault that belongs to no field stands in the summary without a link', () => {
    const page = shown(applyPage(context(), application('x', [{ field: 'form', message: 'Te veel aanvragen' }])));
    expect(page).toContain('<li>Te veel aanvragen</li>');
  });

  test('without a fault there is no summary', () => {
    expect(shown(applyPage(context(), application('x')))).not.toContain('role="alert"');
  });

  test('what was filled in is kept, a password never', () => {
    const values = {
      applicantName: 'Sanne de Vries',
      schoolName: 'Vakschool Proef',
      schoolId: 'other',
      studyFieldIds: ['auto'],
    };
    const page = shown(applyPage(context(), { ...application('x'), values }));
    expect(page).toContain('value="Sanne de Vries"');
    expect(page).toContain('value="Vakschool Proef"');
    expect(page).toMatch(/type="radio"[^>]* value="other"\s+checked/);
    expect(page).toMatch(/value="auto"\s+checked/);
    expect(page).not.toMatch(/value="x"\s+checked/);
    const activation = shown(
      activatePage(context(), { action: '/a', email: 'a@example.nl', name: 'A', minLength: 12, errors: [] }),
    );
    expect(activation.match(/type="password"[^>]* value=""/g)).toHaveLength(2);
  });

  test('each answer to a signing request is a form of its own', () => {
    const page = shown(signPage(context(), signing('x', 'manager')));
    const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? [];
    expect(forms).toHaveLength(2);
    expect(forms[0]).toContain('name="intent" value="sign"');
    expect(forms[0]).not.toContain('value="refuse"');
    expect(forms[1]).toContain('name="intent" value="refuse"');
    expect(forms[1]).not.toContain('typedName');
  });

  test('only the manager is asked for a function, only the applicant reads the agreement', () => {
    const manager = shown(signPage(context(), signing('x', 'manager')));
    const applicant = shown(signPage(context(), signing('x', 'applicant')));
    expect(manager).toContain('id="signerFunction"');
    expect(applicant).not.toContain('id="signerFunction"');
    expect(applicant).toContain('Niet kopiëren');
    expect(manager).not.toContain('Niet kopiëren');
  });

  test.each([
    ['nl', 'en', 'Niet kopiëren'],
    ['en', 'nl', 'No copying'],
  ] as const)('a document in %s is shown in that language, also on a page in %s', (documentLocale, locale, title) => {
    const declaration = translator(documentLocale)('document:declaration.applicant', {
      ndaVersion: currentNdaVersion,
      reference: 'AA-2026-00001',
    });
    const page = shown(signPage(context(locale), { ...signing('x', 'applicant'), documentLocale, declaration }));
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).toContain(`<div class="paper" lang="${documentLocale}">`);
    expect(page).toContain(title);
    expect(page).toContain(`<span lang="${documentLocale}">${declaration}</span>`);
    expect(page).toContain(translator(locale)('public:sign.refuseOpenApplicant'));
  });

  test('the application says within how many working days it is reviewed', () => {
    expect(shown(applyPage(context(), application('x')))).toContain('binnen 3 werkdagen');
    expect(shown(applyPage(context(), { ...application('x'), reviewWorkingDays: 1 }))).toContain('binnen 1 werkdag.');
  });
});

test('the quick start names the six steps of the source', () => {
  const page = shown(quickStartPage(context()));
  for (const word of ['account', 'activeren', 'klaarzetten', 'afnemen', 'esultaten', 'ulp'])
    expect(page).toContain(word);
  expect(page.match(/class="step"/g)).toHaveLength(6);
});
