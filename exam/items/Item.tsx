/** @jsxImportSource preact */
import type { CandidateItem } from '../../domain/candidate-exam.ts';
import type { AnswerValue } from '../../domain/exam-content.ts';
import { MultipleChoice, SingleChoice, TrueFalse } from './Choice.tsx';
import { DropdownText, GapText } from './InText.tsx';
import { Matching } from './Matching.tsx';
import { Picture } from './Picture.tsx';
import { RichText } from './RichText.tsx';

/** One question: what it asks and where one answers it. */
export function Item({ item, ...answering }: ItemProps<CandidateItem>) {
  const isInText = item.kind === 'gap' || item.kind === 'dropdown';
  return (
    <div class="item">
      {!isInText && (
        <div class="prompt" id={`prompt-${item.id}`}>
          <RichText content={item.prompt} />
        </div>
      )}
      {item.picture && <Picture picture={item.picture} />}
      {fieldsOf({ item, ...answering })}
    </div>
  );
}

function fieldsOf({ item, ...answering }: ItemProps<CandidateItem>) {
  switch (item.kind) {
    case 'single-choice':
      return <SingleChoice item={{ ...item, kind: item.kind }} {...answering} />;
    case 'multiple-choice':
      return <MultipleChoice item={{ ...item, kind: item.kind }} {...answering} />;
    case 'true-false':
      return <TrueFalse item={item} {...answering} />;
    case 'gap':
      return <GapText item={item} {...answering} />;
    case 'dropdown':
      return <DropdownText item={item} {...answering} />;
    case 'matching':
      return <Matching item={item} {...answering} />;
  }
}

export type ItemOf<Kind extends CandidateItem['kind']> =
  Extract<CandidateItem, { kind: Kind }> extends never
    ? Extract<CandidateItem, { options: unknown[] }> & { kind: Kind }
    : Extract<CandidateItem, { kind: Kind }>;

export type ItemProps<Of> = {
  item: Of;
  value: AnswerValue | null;
  /** When the time is over. */
  disabled: boolean;
  onAnswer: (value: AnswerValue, pace?: 'typing') => void;
  /** The candidate leaves a field. */
  onPause: () => void;
};
