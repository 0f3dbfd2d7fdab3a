import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { Moment } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';

/** Who refused, when, and why, in the words that were given. */
export function Refusal({ refusal }: { refusal: NonNullable<AccountApplication['refusal']> }) {
  const translate = useTranslate();
  return (
    <Section title={translate(`application.refusal.${refusal.by}`)}>
      <Typography variant="body2" color="textSecondary">
        <Moment at={refusal.at} />
      </Typography>
      {refusal.reason !== null && (
        <Typography variant="body2" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {translate('application.refusal.reason', { reason: refusal.reason })}
        </Typography>
      )}
    </Section>
  );
}
