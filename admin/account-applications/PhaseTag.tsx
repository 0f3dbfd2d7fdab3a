import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { Tag, type Tone } from '../page/Tag.tsx';

type Phase = AccountApplication['phase'];

const tones: Record<Phase, Tone> = {
  unconfirmed: 'neutral',
  'awaiting-signatures': 'info',
  'in-review': 'warning',
  'awaiting-information': 'info',
  'awaiting-activation': 'info',
  activated: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
  expired: 'neutral',
};

/** How far an application is, in a word or two. */
export function PhaseTag({ phase, purpose }: { phase: Phase; purpose?: AccountApplication['purpose'] }) {
  const translate = useTranslate();
  return (
    <Tag tone={tones[phase]}>
      {translate(`domain.phases.${purpose === 'study-fields' && phase === 'activated' ? 'granted' : phase}`)}
    </Tag>
  );
}
