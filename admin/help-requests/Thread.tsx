import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { HelpMessage, HelpRequest } from '../../api/help-request/contract.ts';
import { tokens } from '../../design/tokens.ts';
import { Moment } from '../page/Moment.tsx';
import { Attachments } from './Attachments.tsx';
import { parted } from './quoted.ts';

const { colour } = tokens;

/** What was asked and answered, in order. Mails are shown as plain text alone. */
export function Thread({ question }: { question: HelpRequest }) {
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
      {question.thread.map((message) => (
        <Box
          component="li"
          key={message.id}
          sx={{
            p: 2,
            border: '1px solid',
            borderColor: colour.line,
            borderRadius: 1,
            borderLeft: `4px solid ${message.direction === 'out' ? colour.primary : colour.textMuted}`,
            backgroundColor: message.direction === 'out' ? colour.primarySoft : undefined,
          }}
        >
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            <strong>{writerOf(message, question)}</strong>
            {' · '}
            <Moment at={message.writtenAt} />
          </Typography>
          <Words message={message} />
          <Attachments questionId={question.id} message={message} />
        </Box>
      ))}
    </Box>
  );
}

/** Who wrote it; the address stands beside the name where it is another than the asker's. */
function writerOf({ direction, author, mail }: HelpMessage, { name, email }: HelpRequest): string {
  if (direction === 'out') return author ?? '';
  if (!mail || mail.fromAddress === email) return name;
  return [mail.fromName, mail.fromAddress].filter((part) => part !== '').join(', ');
}

function Words({ message: { body, mail } }: { message: HelpMessage }) {
  const translate = useTranslate();
  const { fresh, quoted } = parted(body);
  if (mail && mail.state !== 'read') {
    return (
      <Alert severity="warning" role="note" sx={{ my: 1 }}>
        {translate(`help-request.mailState.${mail.state}`)}
      </Alert>
    );
  }
  return (
    <>
      <Typography variant="body1" sx={{ mt: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {fresh === '' && quoted === '' ? translate('help-request.page.empty') : fresh}
      </Typography>
      {quoted !== '' && (
        <Box component="details" sx={{ mt: 1, color: 'text.secondary' }}>
          <Typography component="summary" variant="body2" sx={{ py: 0.5, cursor: 'pointer' }}>
            {translate('help-request.page.quoted')}
          </Typography>
          <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {quoted}
          </Typography>
        </Box>
      )}
    </>
  );
}
