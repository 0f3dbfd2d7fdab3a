import { useTranslate } from 'react-admin';
import type { SchedulingRequestRow } from '../../api/scheduling/request-contract.ts';
import { Tag, type Tone } from '../page/Tag.tsx';

type Phase = SchedulingRequestRow['phase'];

const tones: Record<Phase, Tone> = {
  checking: 'neutral',
  'awaiting-correction': 'warning',
  'in-review': 'info',
  scheduled: 'success',
  refused: 'danger',
  expired: 'neutral',
  withdrawn: 'neutral',
  'sent-elsewhere': 'neutral',
  'not-a-template': 'neutral',
};

/** How far a request is, in a few words. */
export function PhaseTag({ phase }: { phase: Phase }) {
  const translate = useTranslate();
  return <Tag tone={tones[phase]}>{translate(`scheduling.request.admin.phase.${phase}`)}</Tag>;
}
