import type { MailContent, MailSettings, MailTemplate } from './content.ts';

/**
 * Every template filled with fictitious data: what the back office shows as examples, and what the tests try. A template
 * that is missing here is a type error.
 */

/** What a person typed somewhere: a name, a function, a reason, an answer. */
type Typed = (example: string) => string;
const asInExample: Typed = (example) => example;

export const exampleSettings: MailSettings = {
  publicUrl: 'https://teletoets.example.nl',
  helpdesk: { email: 'helpdesk@example.nl', phone: '(030) 608 79 79' },
};
/** A case of each process: its references start with letters of its own, as store/processes.ts gives them. */
export const exampleReferences = {
  'account-application': 'AA-2026-00012',
  'scheduling-request': 'KZ-2026-00034',
  sitting: 'AM-2026-00056',
  inspection: 'IZ-2026-00007',
  'account-confirmation': 'AB-2026-00021',
  'help-request': 'HV-2026-00089',
};
/** It looks like the link of a mail, and leads nowhere. */
export const exampleLink = `https://teletoets.example.nl/ondertekenen/${'Zk3vQ9xN2b'.repeat(4)}`;
export const exampleDay = new Date('2026-12-23T23:30:00Z');

/** @param typed gives every text that a person could have typed; without it, the example's own */
export function exampleMails(typed: Typed = asInExample): {
  [Template in MailTemplate]: MailContent & { template: Template };
} {
  const schoolName = typed('ROC De Proef');
  const fileName = typed('sjabloon-maart.xlsx');
  const faults = [typed('Rij 12: de geboortedatum ontbreekt.'), typed('Rij 15: dit examen bestaat niet.')];
  const [link, expiresOn] = [exampleLink, exampleDay];
  const reference = exampleReferences['account-application'];
  const applicant = { applicantName: typed('Sanne de Vries'), reference };
  const manager = {
    ...applicant,
    managerName: typed('Willem Smit'),
    applicantFunction: typed('Docent Nederlands'),
    schoolName,
    link,
    expiresOn,
  };
  const question = typed('Op welke locatie werkt u?\nStuur ons ook het ondertekende formulier.');
  const account = { name: typed('Sanne de Vries'), reference, link, expiresOn };
  const about = (process: keyof typeof exampleReferences) => ({ ...account, reference: exampleReferences[process] });
  return {
    'email-confirmation': { template: 'email-confirmation', ...applicant, link, expiresOn },
    'email-confirmation-reminder': { template: 'email-confirmation-reminder', ...applicant, link, expiresOn },
    'application-already-open': { template: 'application-already-open', ...applicant, link },
    'manager-signature': { template: 'manager-signature', ...manager },
    'manager-signature-reminder': { template: 'manager-signature-reminder', ...manager },
    'applicant-nda': { template: 'applicant-nda', ...applicant, link, expiresOn },
    'applicant-nda-reminder': { template: 'applicant-nda-reminder', ...applicant, link, expiresOn },
    'application-in-review': { template: 'application-in-review', ...applicant, dueOn: expiresOn },
    'application-refused': {
      template: 'application-refused',
      ...applicant,
      reason: typed('U hebt een opleidingsrichting gekozen die uw school niet geeft.'),
      refusedBy: 'helpdesk',
    },
    'application-expired': { template: 'application-expired', ...applicant, waitedFor: 'both' },
    'application-withdrawn': {
      template: 'application-withdrawn',
      ...applicant,
      reason: typed('Op verzoek van de aanvrager, per telefoon.'),
    },
    'more-information': { template: 'more-information', ...applicant, question, link, expiresOn },
    'more-information-reminder': { template: 'more-information-reminder', ...applicant, question, link, expiresOn },
    'manager-replaced': { template: 'manager-replaced', ...applicant, managerName: typed('Willem Smit') },
    'application-closed-for-manager': {
      template: 'application-closed-for-manager',
      ...applicant,
      managerName: typed('Willem Smit'),
      outcome: 'expired',
    },
    activation: { template: 'activation', ...account },
    'activation-reminder': { template: 'activation-reminder', ...account },
    'account-activated': {
      template: 'account-activated',
      ...{ name: typed('Sanne de Vries'), schoolName, loginUrl: link, accountUrl: link },
    },
    'help-received': {
      template: 'help-received',
      name: typed('Sanne de Vries'),
      reference: exampleReferences['help-request'],
      dueOn: expiresOn,
    },
    'help-answer': {
      template: 'help-answer',
      ...{ name: typed('Sanne de Vries'), reference: exampleReferences['help-request'], askedOn: expiresOn },
      answer: typed('Vraag een nieuwe code aan bij Inloggen.\n\nLukt het dan nog niet, bel ons dan.'),
      question: typed('Inloggen lukt niet.\nMijn code wordt niet herkend.'),
    },
    'inspection-delivered': { template: 'inspection-delivered', ...about('inspection'), reason: '' },
    'inspection-refused': {
      template: 'inspection-refused',
      ...about('inspection'),
      reason: typed('Wij vinden geen examen van deze student op die dag.'),
    },
    'inspection-passed': { template: 'inspection-passed', ...about('inspection'), reason: '' },
    'scheduling-accepted': {
      template: 'scheduling-accepted',
      ...about('scheduling-request'),
      sittings: 2,
      candidates: 41,
      dueAt: expiresOn,
      isShortNotice: false,
    },
    'scheduling-faults': { template: 'scheduling-faults', ...about('scheduling-request'), fileName, faults, more: 3 },
    'scheduling-faults-reminder': {
      template: 'scheduling-faults-reminder',
      ...{ ...about('scheduling-request'), fileName, faults: faults.slice(0, 1), more: 0 },
    },
    'scheduling-scheduled': {
      template: 'scheduling-scheduled',
      ...about('scheduling-request'),
      sittings: 2,
      resultsOn: expiresOn,
    },
    'scheduling-refused': {
      template: 'scheduling-refused',
      ...about('scheduling-request'),
      reason: typed('De afname is al volgende week; bel ons even.'),
    },
    'scheduling-expired': { template: 'scheduling-expired', ...about('scheduling-request') },
    'scheduling-withdrawn': { template: 'scheduling-withdrawn', ...about('scheduling-request') },
    'scheduling-known': { template: 'scheduling-known', ...about('scheduling-request') },
    'results-released': { template: 'results-released', ...about('sitting') },
    'account-confirmation': { template: 'account-confirmation', ...about('account-confirmation') },
    'account-confirmation-reminder': { template: 'account-confirmation-reminder', ...about('account-confirmation') },
    'account-blocked': {
      template: 'account-blocked',
      name: typed('Sanne de Vries'),
      reference: exampleReferences['account-confirmation'],
      why: 'lapsed',
    },
    'password-link': { template: 'password-link', name: typed('Sanne de Vries'), link, validUntil: expiresOn },
    'two-factor-on': { template: 'two-factor-on', name: typed('Sanne de Vries'), accountUrl: link },
    'two-factor-off': { template: 'two-factor-off', name: typed('Sanne de Vries'), accountUrl: link },
    'school-added': {
      template: 'school-added',
      ...{ name: typed('Sanne de Vries'), reference, schoolName, loginUrl: link },
      studyFields: [typed('Verzorgende')],
    },
    'password-changed': { template: 'password-changed', name: typed('Sanne de Vries') },
    'study-fields-granted': {
      template: 'study-fields-granted',
      ...{ name: typed('Sanne de Vries'), reference, schoolName, loginUrl: link },
      studyFields: [typed('Verzorgende'), typed('Bouw')],
    },
    'study-fields-not-granted': {
      template: 'study-fields-not-granted',
      ...{ name: typed('Sanne de Vries'), reference, why: 'refused-by-helpdesk' },
      reason: typed('Uw school geeft deze opleiding niet.'),
      link,
    },
    'task-overdue': { template: 'task-overdue', reference, taskKind: 'helpdesk-review', link, dueOn: null },
  };
}
