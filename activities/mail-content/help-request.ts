import { readHelpMailFacts } from '../../store/help-requests-overview.ts';
import type { MailWriter } from './mail-content.ts';
import { required } from './required.ts';

/** What the mails about a question say. */
export const helpRequestMail: MailWriter = async (store, { mail, reference }) => {
  const { name, answer, question } = await readHelpMailFacts(store, mail.caseId, mail.aboutId);
  switch (mail.template) {
    case 'help-received':
      return { template: 'help-received', name, reference, dueOn: required(mail.task?.dueAt, 'a due date') };
    case 'help-answer': {
      const { body, writtenAt } = required(question, 'a question');
      return {
        template: 'help-answer',
        ...{ name, reference, answer: required(answer, 'an answer').body },
        ...{ question: body, askedOn: writtenAt },
      };
    }
    default:
      throw new Error(`'${mail.template}' is no mail about a question`);
  }
};
