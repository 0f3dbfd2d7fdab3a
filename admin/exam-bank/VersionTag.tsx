import { useTranslate } from 'react-admin';
import type { VersionSummary } from '../../api/exam-bank/contract.ts';
import { Tag } from '../page/Tag.tsx';

const tones = { draft: 'warning', published: 'success', retired: 'neutral' } as const;

/** A version and how it stands. */
export function VersionTag({ version: { number, state } }: { version: VersionSummary }) {
  const translate = useTranslate();
  return <Tag tone={tones[state]}>{translate(`exam-bank.admin.version.${state}`, { number })}</Tag>;
}
