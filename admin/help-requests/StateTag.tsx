import { useTranslate } from 'react-admin';
import type { HelpRequestRow } from '../../api/help-request/contract.ts';
import { Tag } from '../page/Tag.tsx';

/** How a question stands, in a word or two. */
export function StateTag({ question }: { question: HelpRequestRow }) {
  const translate = useTranslate();
  const state = stateOf(question);
  const tone = state === 'waiting' ? 'warning' : state === 'dismissed' ? 'neutral' : 'success';
  return <Tag tone={tone}>{translate(`help-request.state.${state}`)}</Tag>;
}

/** Answered, it stays open a while for a reply; before its task is there, it waits as well. */
function stateOf({ outcome, openTaskId, answered }: HelpRequestRow): 'waiting' | 'replied' | 'answered' | 'dismissed' {
  if (outcome !== null) return outcome;
  return openTaskId === null && answered ? 'replied' : 'waiting';
}
