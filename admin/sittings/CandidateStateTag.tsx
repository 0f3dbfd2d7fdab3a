import Block from '@mui/icons-material/BlockOutlined';
import Done from '@mui/icons-material/CheckCircleOutlined';
import Pending from '@mui/icons-material/PendingOutlined';
import Unchecked from '@mui/icons-material/RadioButtonUncheckedOutlined';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Candidate } from '../../api/scheduling/contract.ts';
import { Tag, type Tone } from '../page/Tag.tsx';

const looks: Record<Candidate['state'], { tone: Tone; icon: ReactNode }> = {
  'not-started': { tone: 'neutral', icon: <Unchecked aria-hidden /> },
  busy: { tone: 'info', icon: <Pending aria-hidden /> },
  'handed-in': { tone: 'success', icon: <Done aria-hidden /> },
  withdrawn: { tone: 'danger', icon: <Block aria-hidden /> },
};

/** How far a candidate is, in a word with an icon. */
export function CandidateStateTag({ state }: { state: Candidate['state'] }) {
  const translate = useTranslate();
  const { tone, icon } = looks[state];
  return (
    <Tag tone={tone} icon={icon}>
      {translate(`scheduling.admin.candidateState.${state}`)}
    </Tag>
  );
}
