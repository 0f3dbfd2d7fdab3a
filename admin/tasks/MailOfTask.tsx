import { Link } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Task } from '../../api/tasks/contract.ts';
import { Fact, Facts } from '../page/Facts.tsx';

type Mail = NonNullable<Task['mail']>;

/** Which mail the task is about, to whom it went, and what became of it. */
export function MailOfTask({ mail }: { mail: Mail }) {
  const translate = useTranslate();
  return (
    <Facts narrow>
      <Fact label="task.mail.which">
        <Link component={RouterLink} to={`/mails/${mail.id}/show`}>
          {translate(`domain.mails.${mail.template}`)}
        </Link>
      </Fact>
      <Fact label="task.mail.to">{mail.recipient}</Fact>
      <Fact label="task.mail.state">{translate(`task.mail.${stateIn(mail)}`, { answer: mail.answer })}</Fact>
    </Facts>
  );
}

/** A mail server refuses with a code from 500; whatever else stopped a mail, it was not the server's last word. */
const stateIn = ({ state, answer }: Mail): string =>
  state === 'failed' && /^5\d\d$/.test(answer ?? '') ? 'refused' : state;
