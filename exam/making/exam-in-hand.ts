import type { Attempt } from '../../api/exam-taking/contract.ts';
import type { CandidateExam, CandidateItem, CandidateSection } from '../../domain/candidate-exam.ts';
import type { AnswerValue } from '../../domain/exam-content.ts';
import { hasAnswer } from '../items/has-answer.ts';
import type { KeptAnswers } from '../saving/kept-answers.ts';
import { openSaver, type EndOfSaving, type Saver, type SaveState, type Timers } from '../saving/saver.ts';
import { endOf, type Answer, type ExamApi, type InHand } from '../server/exam-api.ts';
import type { ServerClock } from '../time/server-clock.ts';

/** The exam that a candidate has in hand: what it asks, what was answered, and how far that is saved. */
export type ExamInHand = {
  readonly exam: CandidateExam;
  readonly questions: readonly Question[];
  readonly attemptId: string;
  /** Where the candidate was last when it was opened: an index in `questions`. */
  startsAt: () => number;
  deadline: () => Date;
  /** What this page writes to. Of two epochs the higher one took the attempt over. */
  ids: () => InHand;
  /** How often each sound was played, and where an unfinished play is, as the server counted when it was last opened. */
  plays: () => Attempt['plays'];
  answerOf: (itemId: string) => Given;
  saveState: () => SaveState;
  answer: (itemId: string, value: AnswerValue, pace?: 'typing') => void;
  flag: (itemId: string, flagged: boolean) => void;
  /** Tells the server where the candidate is, so that another device goes on from there. */
  visit: (itemId: string) => void;
  flush: (how?: 'leaving' | 'online') => void;
  settled: () => Promise<SaveState>;
  stop: () => void;
  /** The server has said elsewhere than at saving that this page may not write any more. */
  end: (why: EndOfSaving) => void;
  /** Opens it once more here: takes it back, or hears how things stand. null when that went well. */
  reopen: () => Promise<OpenFault | null>;
  /** Called at each change of an answer or of what is saved; the result ends it. */
  subscribe: (listener: () => void) => () => void;
};

export type Question = { item: CandidateItem; section: CandidateSection };
export type Given = { value: AnswerValue | null; flagged: boolean };

export const isAnswered = ({ value }: Given): boolean => hasAnswer(value);

export const questionsOf = (exam: CandidateExam): Question[] =>
  exam.sections.flatMap((section) => section.items.map((item) => ({ item, section })));

export type OpenFault = EndOfSaving | 'away';

type Parts = {
  /** Whose exam it is. */
  registrationId: string;
  api: ExamApi;
  kept: KeptAnswers;
  clock: ServerClock;
  timers: Timers;
  onEnd: (why: EndOfSaving) => void;
};

/**
 * Starts the exam, or opens it once more, here: an older tab or device is taken over. What this device still held is sent
 * first.
 */
export async function openExam(parts: Parts): Promise<ExamInHand | OpenFault> {
  const first = await parts.api.open(parts.registrationId);
  if (first.kind !== 'ok') return faultOf(first);
  const content = await parts.api.content(first.body);
  if (content.kind !== 'ok') return faultOf(content);
  const questions = questionsOf(content.body);

  const listeners = new Set<() => void>();
  const given = new Map<string, Given>();
  let state: SaveState = { kind: 'saved', waiting: 0, unsaved: 0, durable: parts.kept.durable };
  const changed = () => {
    for (const listener of listeners) listener();
  };

  async function take(attempt: Attempt): Promise<Taken> {
    given.clear();
    for (const { itemId, value, flagged } of attempt.answers) given.set(itemId, { value, flagged });
    const { saver, sentAgain } = await openSaver({
      ...{ attemptId: attempt.attemptId, epoch: attempt.epoch, lastSequence: attempt.lastSequence },
      ...{
        saved: attempt.answers,
        kept: parts.kept,
        timers: parts.timers,
        send: (body) => parts.api.save(body),
        onEnd: parts.onEnd,
      },
      now: () => parts.clock.now()?.getTime() ?? 0,
      onState: (next) => {
        state = next;
        changed();
      },
    });
    for (const { itemId, value, flagged } of sentAgain) given.set(itemId, { value, flagged });
    state = saver.state();
    return { attempt, saver, lastItemId: sentAgain.at(-1)?.itemId ?? lastItemOf(attempt) };
  }

  let taken = await take(first.body);

  /** What is written while the saver of before has stopped and the next one is not there yet. */
  let meanwhile: (() => void)[] | null = null;
  let reopening: Promise<OpenFault | null> | null = null;

  async function reopenOnce(): Promise<OpenFault | null> {
    const opened = await parts.api.open(parts.registrationId);
    if (opened.kind !== 'ok') return faultOf(opened);
    const writes: (() => void)[] = [];
    meanwhile = writes;
    taken.saver.stop(); // what it still holds is on the device, and goes along below
    taken = await take(opened.body);
    meanwhile = null;
    for (const write of writes) write();
    changed();
    return null;
  }

  const none: Given = { value: null, flagged: false };
  const answerOf = (itemId: string) => given.get(itemId) ?? none;
  function write(itemId: string, next: Given, pace?: 'typing') {
    given.set(itemId, next);
    if (meanwhile) meanwhile.push(() => write(itemId, next, pace));
    else taken.saver.change(itemId, next.value, next.flagged, pace);
    changed();
  }

  return {
    ...{ exam: content.body, questions, attemptId: first.body.attemptId },
    startsAt: () =>
      Math.max(
        0,
        questions.findIndex(({ item }) => item.id === taken.lastItemId),
      ),
    deadline: () => new Date(taken.attempt.deadline),
    ids: () => ({ attemptId: taken.attempt.attemptId, epoch: taken.attempt.epoch }),
    plays: () => taken.attempt.plays,
    answerOf,
    saveState: () => state,
    answer: (itemId, value, pace) =>
      write(itemId, { ...answerOf(itemId), value: hasAnswer(value) ? value : null }, pace),
    flag: (itemId, flagged) => write(itemId, { ...answerOf(itemId), flagged }),
    visit: (itemId) => write(itemId, answerOf(itemId)),
    flush: (how) => taken.saver.flush(how),
    settled: () => taken.saver.settled(),
    stop: () => taken.saver.stop(),
    end: (why) => {
      taken.saver.stop();
      parts.onEnd(why);
    },
    reopen: () => (reopening ??= reopenOnce().finally(() => (reopening = null))),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Taken = { attempt: Attempt; saver: Saver; lastItemId: string | undefined };

const lastItemOf = ({ answers }: Attempt): string | undefined =>
  answers.toSorted((one, other) => one.sequence - other.sequence).at(-1)?.itemId;

function faultOf(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): OpenFault {
  return answer.kind === 'away' ? 'away' : (endOf(answer.code) ?? 'away');
}
