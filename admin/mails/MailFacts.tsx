import { Link } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Mail } from '../../api/mail/contract.ts';
import { Fact, Facts } from '../page/Facts.tsx';
import { Moment } from '../page/Moment.tsx';
import { casePath, LinkState, mailPath, MailStateTag } from './mail-words.tsx';

/** To whom it went, about what, and what became of it. */
export function MailFacts({ mail }: { mail: Mail }) {
  const translate = useTranslate();
  const { link, task } = mail;
  const path = casePath(mail);
  const moment = (at: string | null | undefined) => at && <Moment at={at} />;
  return (
    <Facts narrow>
      <Fact label="office.mails.column.to">{mail.recipient}</Fact>
      <Fact label="office.mails.reference">
        {path ? (
          <Link component={RouterLink} to={path}>
            {mail.reference}
          </Link>
        ) : (
          mail.reference
        )}
      </Fact>
      <Fact label="office.mails.state.label">
        <MailStateTag state={mail.state} />
      </Fact>
      <Fact label="office.mails.queuedAt">{moment(mail.queuedAt)}</Fact>
      <Fact label="office.mails.sentAt">{moment(mail.sentAt)}</Fact>
      <Fact label="office.mails.attempts">{mail.attempts}</Fact>
      <Fact label="office.mails.nextAttempt">{moment(mail.nextAttemptAt)}</Fact>
      <Fact label="office.mails.answer">{mail.answer}</Fact>
      <Fact label="office.mails.language">{translate(`office.mails.languages.${mail.locale}`)}</Fact>
      <Fact label="office.mails.link.label">
        <LinkState link={link} />
      </Fact>
      <Fact label="office.mails.link.opened">{moment(link?.openedAt)}</Fact>
      <Fact label="office.mails.link.used">{moment(link?.usedAt)}</Fact>
      <Fact label="office.mails.link.expiresAt">{moment(link?.expiresAt)}</Fact>
      <Fact label="office.mails.task">
        {task && (
          <Link component={RouterLink} to={`/tasks/${task.id}/show`}>
            {translate('office.mails.taskLink')}
          </Link>
        )}
      </Fact>
      <Fact label="office.mails.resendOf">
        {mail.resendOfId && (
          <Link component={RouterLink} to={mailPath(mail.resendOfId)}>
            {translate('office.mails.resendOfLink')}
          </Link>
        )}
      </Fact>
      <Fact label="office.mails.messageId">{mail.messageId}</Fact>
    </Facts>
  );
}
