import Check from '@mui/icons-material/CheckCircleOutlined';
import Waiting from '@mui/icons-material/HourglassEmpty';
import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { Day, Moment } from '../page/Moment.tsx';

type Signatures = AccountApplication['signatures'];

/** Both signatures: by whom, when, under which words; or that it is still to come, or not asked. */
export function Signatures({ signatures, asksNda }: { signatures: Signatures; asksNda: boolean }) {
  return (
    <Stack spacing={2} sx={{ mb: 2.5 }}>
      <SignatureOf who="manager" signature={signatures.manager} isAsked />
      <SignatureOf who="applicant" signature={signatures.applicant} isAsked={asksNda} />
    </Stack>
  );
}

function SignatureOf({
  who,
  signature,
  isAsked,
}: {
  who: keyof Signatures;
  signature: Signatures[keyof Signatures];
  isAsked: boolean;
}) {
  const translate = useTranslate();
  return (
    <Stack direction="row" spacing={1.5}>
      <Box sx={{ color: signature || !isAsked ? 'success.main' : 'text.secondary', lineHeight: 0, pt: 0.25 }}>
        {signature || !isAsked ? <Check aria-hidden /> : <Waiting aria-hidden />}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="h3">{translate(`application.signature.${who}`)}</Typography>
        {signature ? <SignedBy signature={signature} /> : <NotSigned isAsked={isAsked} />}
      </Box>
    </Stack>
  );
}

/** On a scan that the helpdesk recorded: with the day on the paper. */
function SignedOnPaper({ signature }: { signature: NonNullable<Signatures[keyof Signatures]> }) {
  const translate = useTranslate();
  const { typedName, function: role, signedOn, recordedBy, signedAt } = signature;
  return (
    <>
      <Typography variant="body2">
        {translate('evidence.signed.onPaper', { name: typedName })}
        {role && `, ${role}`}
        {signedOn !== null && (
          <>
            {' · '}
            <Day at={signedOn} />
          </>
        )}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {translate('evidence.signed.recordedBy', { name: recordedBy ?? '' })} · <Moment at={signedAt} />
      </Typography>
    </>
  );
}

function SignedBy({ signature }: { signature: NonNullable<Signatures[keyof Signatures]> }) {
  const translate = useTranslate();
  if (signature.medium === 'paper') return <SignedOnPaper signature={signature} />;
  return (
    <>
      <Typography variant="body2">
        {translate('application.signature.by', { name: signature.typedName })}
        {signature.function && `, ${signature.function}`}
        {' · '}
        <Moment at={signature.signedAt} />
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {translate('application.signature.declaration', { declaration: signature.declaration })}
      </Typography>
    </>
  );
}

function NotSigned({ isAsked }: { isAsked: boolean }) {
  const translate = useTranslate();
  return (
    <Typography variant="body2" color="textSecondary">
      {translate(`application.signature.${isAsked ? 'notYet' : 'notAsked'}`)}
    </Typography>
  );
}
