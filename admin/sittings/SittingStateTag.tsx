import { useTranslate } from 'react-admin';
import type { SittingRow } from '../../api/scheduling/contract.ts';
import { Tag, type Tone } from '../page/Tag.tsx';

const tones: Record<SittingRow['state'], Tone> = {
  coming: 'info',
  running: 'success',
  past: 'neutral',
  cancelled: 'danger',
};

export function SittingStateTag({ state }: { state: SittingRow['state'] }) {
  const translate = useTranslate();
  return <Tag tone={tones[state]}>{translate(`scheduling.admin.state.${state}`)}</Tag>;
}
