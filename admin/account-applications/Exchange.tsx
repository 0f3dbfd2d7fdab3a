import AttachFile from '@mui/icons-material/AttachFile';
import { Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { tokens } from '../../design/tokens.ts';
import { Moment } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';

const { colour } = tokens;
type Exchanged = AccountApplication['exchange'][number];

/** What was asked beside the form and what was answered, in order. */
export function Exchange({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  if (application.exchange.length === 0) return null;
  return (
    <Section title={translate('application-status.admin.thread.title')}>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
        {application.exchange.flatMap((one) => [
          <Question key={`${one.id}-question`} exchanged={one} />,
          <Answer key={`${one.id}-answer`} applicationId={application.id} answer={one.answer} />,
        ])}
      </Box>
    </Section>
  );
}

const block = (colourOfEdge: string, background?: string) => ({
  p: 2,
  border: '1px solid',
  borderColor: colour.line,
  borderRadius: 1,
  borderLeft: `4px solid ${colourOfEdge}`,
  ...(background ? { backgroundColor: background } : {}),
});
const words = { mt: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;

function Question({ exchanged: { askedAt, askedBy, question } }: { exchanged: Exchanged }) {
  const translate = useTranslate();
  const name = askedBy ?? translate('application-status.admin.thread.helpdesk');
  return (
    <Box component="li" sx={block(colour.primary, colour.primarySoft)}>
      <Typography variant="body2">
        <strong>{translate('application-status.admin.thread.question', { name })}</strong>
        {' · '}
        <Moment at={askedAt} />
      </Typography>
      <Typography variant="body1" sx={words}>
        {question}
      </Typography>
    </Box>
  );
}

function Answer({ applicationId, answer }: { applicationId: string; answer: Exchanged['answer'] }) {
  const translate = useTranslate();
  if (!answer) {
    return (
      <Typography component="li" variant="body2" color="textSecondary">
        {translate('application-status.admin.thread.none')}
      </Typography>
    );
  }
  const { at, text, recordedBy, files } = answer;
  return (
    <Box component="li" sx={block(colour.textMuted)}>
      <Typography variant="body2">
        <strong>
          {recordedBy
            ? translate('application-status.admin.thread.recorded', { name: recordedBy })
            : translate('application-status.admin.thread.answer')}
        </strong>
        {' · '}
        <Moment at={at} />
      </Typography>
      <Typography variant="body1" sx={words}>
        {text ?? translate('application-status.admin.thread.filesOnly')}
      </Typography>
      {files.map(({ id, name }) => (
        <Box key={id}>
          <Link
            href={`/api/account-applications/${applicationId}/documents/${id}`}
            download
            variant="body2"
            sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'center', py: 0.75, overflowWrap: 'anywhere' }}
          >
            <AttachFile fontSize="small" aria-hidden />
            {name}
          </Link>
        </Box>
      ))}
    </Box>
  );
}
