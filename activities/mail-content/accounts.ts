import { readConfirmationMailFacts } from '../../store/account-confirmation.ts';
import { readPasswordMailFacts } from '../../store/password-links.ts';
import { lastDayOf, linkIn } from './account-application.ts';
import type { MailWriter } from './mail-content.ts';
import { required } from './required.ts';

/** What the mails of the yearly confirmation say. */
export const accountConfirmationMail: MailWriter = async (store, facts, publicUrl) => {
  const { mail, reference } = facts;
  const { name, wasAnswered } = await readConfirmationMailFacts(store, mail.caseId);
  const { template } = mail;
  switch (template) {
    case 'account-confirmation':
    case 'account-confirmation-reminder':
      return { template, name, reference, link: linkIn(facts, publicUrl), expiresOn: lastDayOf(facts) };
    case 'account-blocked':
      return { template, name, reference, why: wasAnswered ? 'notNeeded' : 'lapsed' };
    default:
      throw new Error(`'${template}' is no mail of the yearly confirmation`);
  }
};

/** What the mails about a password say. They belong to no case: they lie in the bureau's dossier. */
export const passwordMail: MailWriter = async (store, { mail }, publicUrl) => {
  const { template } = mail;
  const { name, token, expiresAt } = await readPasswordMailFacts(
    store,
    template,
    required(mail.aboutId, 'its account'),
  );
  switch (template) {
    case 'password-link': {
      const link = `${publicUrl}/account/wachtwoord/${required(token, 'a link')}`;
      return { template, name, link, validUntil: required(expiresAt, 'an end') };
    }
    case 'password-changed':
      return { template, name };
    case 'two-factor-on':
    case 'two-factor-off':
      return { template, name, accountUrl: `${publicUrl}/admin/my-account` };
    default:
      throw new Error(`'${template}' is no mail about a password`);
  }
};
