import { useTranslate } from 'react-admin';
import type { SchoolRow } from '../../api/schools/contract.ts';
import { Tag, type Tone } from '../page/Tag.tsx';

const tones: Record<State, Tone> = { listed: 'success', unlisted: 'warning', merged: 'neutral' };
type State = 'listed' | 'unlisted' | 'merged';

/** Whether applicants can choose the school, in a word or two. */
export function StateTag({ school }: { school: Pick<SchoolRow, 'listed' | 'mergedInto'> }) {
  const translate = useTranslate();
  const state: State = school.mergedInto ? 'merged' : school.listed ? 'listed' : 'unlisted';
  return <Tag tone={tones[state]}>{translate(`school.admin.state.${state}`)}</Tag>;
}
