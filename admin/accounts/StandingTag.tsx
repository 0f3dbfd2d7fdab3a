import { useTranslate } from 'react-admin';
import type { AccountRow } from '../../api/accounts/contract.ts';
import { Tag, type Tone } from '../page/Tag.tsx';

type Standing = AccountRow['standing'];
const tones: Record<Standing, Tone> = { active: 'success', invited: 'info', blocked: 'danger', ended: 'neutral' };

export function StandingTag({ standing }: { standing: Standing }) {
  const translate = useTranslate();
  return <Tag tone={tones[standing]}>{translate(`accounts.admin.standing.${standing}`)}</Tag>;
}
