import { describe, expect, test } from 'vitest';
import { taskKinds } from '../domain/tasks.ts';
import { locales } from '../locales/index.ts';
import words from '../locales/nl/domain.json' with { type: 'json' };
import { exampleDay, exampleLink, exampleMails, exampleReferences, exampleSettings } from './examples.ts';
import { renderMail, type MailTemplate } from './index.ts';

const settings = exampleSettings;
const reference = exampleReferences['account-application'];
const link = exampleLink;
const expiresOn = exampleDay;
/** Every template, with the same text wherever a person could have typed it. */
const allMails = (text: string) => exampleMails(() => text);

const attack = 'Jan\r\nBcc: vreemd@example.nl\u2028<script>alert(1)</script>"\'> $t(mail:frame.sender) {{reference}}';

describe.each(Object.keys(allMails('x')) as MailTemplate[])('mail %s', (template) => {
  test('has a subject of one line that names nobody', () => {
    for (const locale of locales) {
      const { subject } = renderMail(allMails('Sanne\r\nde Vries')[template], locale, settings);
      expect(subject).not.toMatch(/[\r\n]|Sanne|Vries/);
      expect(subject.length).toBeGreaterThan(10);
      expect(subject.length).toBeLessThan(100);
    }
  });

  test('has a name, for when it could not be delivered', () => {
    expect(words.mails).toHaveProperty(template);
  });

  test('lets nothing that was typed become markup, a line of its own at the left edge or another sentence', () => {
    const { html, text } = renderMail(allMails(attack)[template], 'nl', settings);
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/"'>/);
    // The lines of an answer are the colleague's own, and are the body of the mail.
    const inWords = ['help-answer', 'more-information', 'more-information-reminder'];
    if (!inWords.includes(template)) expect(text).not.toMatch(/^Bcc:/m);
    if (template === 'manager-signature') expect(text).toContain('$t(mail:frame.sender)');
  });

  test.each(locales)('says the same in HTML and text, in %s', (locale) => {
    const mail = allMails('Sanne de Vries')[template];
    const { html, text } = renderMail(mail, locale, settings);
    expect(html).toContain(`<html lang="${locale}">`);
    for (const part of [html, text]) {
      expect(part).not.toMatch(/\{\{|undefined|\[object|mail:/);
      expect(part).toContain(settings.helpdesk.email);
      expect(part).toContain(settings.helpdesk.phone);
    }
    const target = ('link' in mail && mail.link) || ('loginUrl' in mail && mail.loginUrl);
    if (target) {
      expect(text.split('\n')).toContain(target);
      expect(html).toContain(`href="${target}"`);
      expect(html).toContain(`>${target}</a>`);
    }
    if ('reference' in mail) expect(text).toContain(mail.reference);
  });
});

test('dates are those of Amsterdam', () => {
  const { text } = renderMail(allMails('x')['applicant-nda'], 'nl', settings);
  expect(text).toContain('donderdag 24 december 2026');
});

test('an open application that waits for somebody else has no button', () => {
  const mail = { template: 'application-already-open', applicantName: 'Sanne', reference, link: null } as const;
  const { html, text } = renderMail(mail, 'nl', settings);
  expect(text).toContain('U hoeft nu niets te doen');
  expect(html).not.toContain('href=');
});

test('the page of the application stands below a mail to the applicant, in HTML and text', () => {
  const statusLink = 'https://teletoets.example.nl/aanvraag/abc';
  const { html, text } = renderMail({ ...allMails('x')['applicant-nda'], statusLink }, 'nl', settings);
  expect(text.split('\n')).toContain(statusLink);
  expect(html).toContain(`href="${statusLink}"`);
});

test.each([
  ['applicant-nda', 'geef een andere leidinggevende op of trek de aanvraag in'],
  ['application-in-review', 'ervoor staat of trek de aanvraag in'],
  ['activation', 'Bekijk hoe uw aanvraag is verlopen'],
] as const)('below %s stands what can still be done there', (template, words) => {
  const statusLink = 'https://teletoets.example.nl/aanvraag/abc';
  const { text } = renderMail({ ...allMails('x')[template], statusLink }, 'nl', settings);
  expect(text.replaceAll(/\s+/g, ' ')).toContain(words);
});

test('every kind of refusal, lapse and task has its own words', () => {
  const texts = [
    ...(['manager', 'applicant', 'helpdesk'] as const).map((refusedBy) =>
      renderMail(
        { template: 'application-refused', applicantName: 'A', reference, reason: '', refusedBy },
        'nl',
        settings,
      ),
    ),
    ...(['manager', 'applicant', 'both'] as const).map((waitedFor) =>
      renderMail({ template: 'application-expired', applicantName: 'A', reference, waitedFor }, 'nl', settings),
    ),
    ...taskKinds.flatMap((taskKind) =>
      [null, expiresOn].map((dueOn) =>
        renderMail({ template: 'task-overdue', reference, taskKind, link, dueOn }, 'nl', settings),
      ),
    ),
  ].map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.join()).not.toContain('mail:');
});

test('a template that comes shortly before its first sitting is promised for a moment, not for a day', () => {
  const accepted = { ...allMails('x')['scheduling-accepted'], isShortNotice: true };
  const text = renderMail(accepted, 'nl', settings).text.replaceAll(/\s+/g, ' ');
  expect(text).toContain('De eerste afname is al heel snel');
  expect(text).toContain('uiterlijk 24 december 2026 om 00.30 uur');
  expect(text).toContain('Bel dan de helpdesk');
});

test.each([
  ['nl', null, `Termijn voorbij: taak bij ${reference}`, /termijn voorbij is/],
  ['en', null, `Term passed: a task of ${reference}`, /whose term has passed/],
  [
    'nl',
    expiresOn,
    `Termijn bijna voorbij: taak bij ${reference}, uiterlijk donderdag 24 december 2026`,
    /uiterlijk donderdag 24 december 2026 klaar/,
  ],
  [
    'en',
    expiresOn,
    `Term nearly over: a task of ${reference}, by Thursday 24 December 2026`,
    /by Thursday 24 December 2026/,
  ],
] as const)('a task in %s, due on %s, is told as what it is', (locale, dueOn, subject, sentence) => {
  const mail = renderMail(
    { template: 'task-overdue', reference, taskKind: 'inspection-delivery', link, dueOn },
    locale,
    settings,
  );
  expect(mail.subject).toBe(subject);
  expect(mail.text.replace(/\s+/g, ' ')).toMatch(sentence);
  const otherWording = dueOn
    ? /termijn voorbij is|had al klaar|has passed|have been finished/
    : /bijna|nearly|uiterlijk/;
  expect(mail.subject + mail.text + mail.html).not.toMatch(otherWording);
});
