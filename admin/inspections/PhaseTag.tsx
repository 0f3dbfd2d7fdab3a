import { useTranslate } from 'react-admin';
import type { InspectionRow } from '../../api/inspection/contract.ts';
import { Tag, type Tone } from '../page/Tag.tsx';

type Phase = InspectionRow['phase'];

const tones: Record<Phase, Tone> = {
  searching: 'warning',
  'awaiting-results': 'neutral',
  preparing: 'info',
  checking: 'info',
  delivered: 'success',
  refused: 'danger',
  passed: 'neutral',
};

/** How far an inspection is, in a few words. */
export function PhaseTag({ phase }: { phase: Phase }) {
  const translate = useTranslate();
  return <Tag tone={tones[phase]}>{translate(`inspection.admin.phase.${phase}`)}</Tag>;
}
