/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { AnswerValue } from '../../domain/exam-content.ts';
import type { RichText as RichTextTree } from '../../domain/rich-text.ts';
import { Item } from '../items/Item.tsx';
import { RichText } from '../items/RichText.tsx';
import { Icon } from '../looks/Icon.tsx';
import { TextSizes } from '../looks/TextSizes.tsx';
import type { ExamSounds } from '../sound/exam-sounds.ts';
import { useWords } from '../words/Words.tsx';
import type { Given, Question } from './exam-in-hand.ts';
import { QuestionList, type QuestionState } from './QuestionList.tsx';
import { SharedPane, type PaneMemory } from './SharedPane.tsx';

/**
 * The exam on the screen: one question at a time, with what it is about beside it, and the way to all others. The same in an
 * exam and in a preview; `status` and `end` are what only an exam has.
 */
export function QuestionFrame(props: QuestionFrameProps) {
  const { t } = useWords();
  const { title, questions, states, index, sounds, memory, heading } = props;
  const [isListOpen, setListOpen] = useState(hasRoomForList);
  const question = index === null ? undefined : questions[index];
  const { stimulus } = question?.section ?? {};
  const hasPane = stimulus !== undefined && stimulus !== null;
  const answered = states.filter(({ isAnswered }) => isAnswered).length;
  const go = (next: number | null) => {
    if (!hasRoomForList()) setListOpen(false);
    props.onGo(next);
  };

  return (
    <div class="exam">
      <button type="button" class="skip button" onClick={() => heading.current?.focus()}>
        {t('skip')}
      </button>
      <header class="bar">
        <p class="exam-title">{title}</p>
        {props.status && <div class="standing">{props.status}</div>}
        <div class="tools">
          <button
            type="button"
            class="button quiet small"
            aria-expanded={isListOpen}
            onClick={() => setListOpen(!isListOpen)}
          >
            {t('making.menu')}
            <span class="count"> ({t('making.answeredCount', { answered, count: states.length })})</span>
          </button>
          <TextSizes />
          {props.tools}
        </div>
        {isListOpen && <QuestionList states={states} current={index} onGo={go} />}
        {props.banner}
      </header>
      <main class={hasPane ? 'work with-pane' : 'work'}>
        {question && hasPane && (
          <SharedPane
            key={question.section.id}
            section={question.section}
            sound={sounds.get(stimulus.id)}
            memory={memory}
          />
        )}
        {question && index !== null ? (
          <section class="question" key={question.item.id}>
            <h1 ref={heading} tabIndex={-1} id="vraag">
              {t('making.questionOf', { number: question.item.number, count: questions.length })}
            </h1>
            {index === 0 && props.introduction.length > 0 && (
              <details class="note" open>
                <summary>{t('rules.aboutExam')}</summary>
                <RichText content={props.introduction} />
              </details>
            )}
            {!hasPane && question.section.title && <p class="muted">{question.section.title}</p>}
            <Item
              item={question.item}
              value={props.answerOf(question.item.id).value}
              disabled={props.disabled}
              onAnswer={(value, pace) => props.onAnswer(question.item.id, value, pace)}
              onPause={props.onPause}
            />
          </section>
        ) : (
          props.end
        )}
      </main>
      {question && index !== null && (
        <Steps index={index} count={questions.length} hasEnd={props.end !== undefined} onGo={go}>
          <button
            type="button"
            class="button quiet flag"
            aria-pressed={props.answerOf(question.item.id).flagged}
            disabled={props.disabled}
            onClick={() => props.onFlag(question.item.id, !props.answerOf(question.item.id).flagged)}
          >
            <Icon name="flag" full={props.answerOf(question.item.id).flagged} />
            <span>
              {props.answerOf(question.item.id).flagged ? t('making.unflag') : t('making.flag')}
              <span class="hidden"> {t('making.flagOf', { number: question.item.number })}</span>
            </span>
          </button>
        </Steps>
      )}
    </div>
  );
}

type QuestionFrameProps = {
  title: string;
  /** What the exam says about itself; it stands above the first question. */
  introduction: RichTextTree;
  questions: readonly Question[];
  states: readonly QuestionState[];
  /** Of the question on the screen; null for what comes after the last one. */
  index: number | null;
  sounds: ExamSounds;
  memory: PaneMemory;
  heading: { current: HTMLHeadingElement | null };
  disabled: boolean;
  answerOf: (itemId: string) => Given;
  onGo: (index: number | null) => void;
  onAnswer: (itemId: string, value: AnswerValue, pace?: 'typing') => void;
  onFlag: (itemId: string, flagged: boolean) => void;
  onPause: () => void;
  status?: ComponentChildren;
  tools?: ComponentChildren;
  banner?: ComponentChildren;
  end?: ComponentChildren;
};

const hasRoomForList = (): boolean => window.matchMedia('(min-width: 60rem) and (min-height: 40rem)').matches;

function Steps({ index, count, hasEnd, onGo, children }: StepsProps) {
  const { t } = useWords();
  const isLast = index === count - 1;
  return (
    <footer class="steps">
      <button
        type="button"
        class="button quiet"
        aria-disabled={index === 0}
        onClick={() => index > 0 && onGo(index - 1)}
      >
        <Icon name="left" />
        <span>{t('making.previous')}</span>
      </button>
      {children}
      <button
        type="button"
        class="button"
        aria-disabled={isLast && !hasEnd}
        onClick={() => (isLast ? hasEnd && onGo(null) : onGo(index + 1))}
      >
        <span>{isLast && hasEnd ? t('making.toHandIn') : t('making.next')}</span>
        <Icon name="right" />
      </button>
    </footer>
  );
}

type StepsProps = {
  index: number;
  count: number;
  hasEnd: boolean;
  onGo: (index: number | null) => void;
  children: ComponentChildren;
};

export const statesOf = (
  questions: readonly Question[],
  answerOf: (itemId: string) => Given,
  isAnswered: (given: Given) => boolean,
): QuestionState[] =>
  questions.map(({ item: { id, number } }) => ({
    ...{ id, number },
    isAnswered: isAnswered(answerOf(id)),
    isFlagged: answerOf(id).flagged,
  }));
