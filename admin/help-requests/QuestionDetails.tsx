import { Link, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { HelpRequest } from '../../api/help-request/contract.ts';
import { Fact, Facts } from '../page/Facts.tsx';
import { Moment } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';
import { Thread } from './Thread.tsx';

/** Who asks, and the whole thread. */
export function QuestionDetails({ question }: { question: HelpRequest }) {
  const translate = useTranslate();
  return (
    <Stack spacing={2.5}>
      <Section title={translate('help-request.page.facts')}>
        <Facts>
          <Fact label="help-request.page.name">{question.name}</Fact>
          <Fact label="help-request.page.email">
            {question.email === '' ? (
              translate('help-request.page.noEmail')
            ) : (
              <Link href={`mailto:${question.email}`}>{question.email}</Link>
            )}
          </Fact>
          <Fact label="help-request.page.school">{question.schoolName}</Fact>
          <Fact label="help-request.page.subject">
            {question.subject === '' ? translate('help-request.page.noSubject') : question.subject}
          </Fact>
          <Fact label="help-request.page.channel">{translate(`help-request.page.channels.${question.channel}`)}</Fact>
          <Fact label="help-request.page.receivedAt">
            <Moment at={question.receivedAt} />
          </Fact>
          <Fact label="help-request.page.related">{question.related && <Related of={question.related} />}</Fact>
        </Facts>
      </Section>
      <Section title={translate('help-request.page.thread')}>
        <Thread question={question} />
      </Section>
    </Stack>
  );
}

const placeOf: Record<string, string> = {
  'help-request': 'help-requests',
  'account-application': 'account-applications',
};

/** The case that the question goes on from; a link where the back office has a page for it. */
function Related({ of: { id, process, reference } }: { of: NonNullable<HelpRequest['related']> }) {
  const place = placeOf[process];
  return place ? (
    <Link component={RouterLink} to={`/${place}/${id}/show`}>
      {reference}
    </Link>
  ) : (
    <>{reference}</>
  );
}
