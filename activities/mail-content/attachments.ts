import { makeSchedulingTemplate } from '../../documents/scheduling-template.ts';
import { translator, type Locale } from '../../locales/index.ts';
import type { Attachment } from '../../platform/smtp.ts';
import type { MailFacts } from '../../store/mail-facts.ts';
import { readTemplateFactsOfApplication } from '../../store/scheduling-template.ts';
import type { Store } from '../../store/store.ts';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * What goes along with a mail. Nothing with personal data: that is behind login. The mails by which someone gets an account
 * bring the template of the school. Source: "Account activeren".
 */
export async function attachmentsOf(store: Store, { mail }: MailFacts, locale: Locale): Promise<Attachment[]> {
  if (mail.template !== 'activation' && mail.template !== 'account-activated') return [];
  const facts = await readTemplateFactsOfApplication(store, mail.caseId);
  if (!facts) return [];
  const content = Buffer.from(await makeSchedulingTemplate({ ...facts, locale }));
  const filename = `${translator(locale)('scheduling:template.fileName')}.xlsx`;
  return [{ filename, content, contentType: workbook }];
}
