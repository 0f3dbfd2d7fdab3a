import { useTranslate } from 'react-admin';
import type { CandidateResult } from '../../api/results/contract.ts';
import { Tag } from '../page/Tag.tsx';
import { PassedTag } from './PassedTag.tsx';

/** Passed or not; before there is a result, how far the candidate is. */
export function Outcome({ of: { result, state } }: { of: CandidateResult }) {
  const translate = useTranslate();
  if (result) return <PassedTag passed={result.passed} />;
  return <Tag tone={state === 'busy' ? 'info' : 'neutral'}>{translate(`results.admin.state.${state}`)}</Tag>;
}
