/** @jsxImportSource preact */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { pictureAddress, type ExamApi } from '../server/exam-api.ts';
import { PictureAddress } from '../items/Picture.tsx';
import { SaveStatus } from '../saving/SaveStatus.tsx';
import type { EndOfSaving } from '../saving/saver.ts';
import { countedSounds, newExamSounds } from '../sound/exam-sounds.ts';
import type { ServerClock } from '../time/server-clock.ts';
import { TimeLeft } from '../time/TimeLeft.tsx';
import { useWords } from '../words/Words.tsx';
import { ClosingScreen } from './ClosingScreen.tsx';
import { isAnswered, type ExamInHand } from './exam-in-hand.ts';
import { handIn, type HandedIn } from './hand-in.ts';
import { HandInView } from './HandInView.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { keepFilesNear } from './keep-files-near.ts';
import { momentOrConnection } from './moment-or-connection.ts';
import { QuestionFrame, statesOf } from './QuestionFrame.tsx';
import type { PaneMemory } from './SharedPane.tsx';
import { useSavingOnLeave } from './use-saving-on-leave.ts';

/** The exam from its first question to handing in. */
export function MakingScreen({ title, inHand, api, clock, onEnd }: MakingScreenProps) {
  const { t } = useWords();
  const { questions } = inHand;
  const [index, setIndex] = useState<number | null>(inHand.startsAt());
  const [, redraw] = useState(0);
  const [warning, setWarning] = useState<number | null>(null);
  const [isHelping, setHelping] = useState(false);
  const [closing, setClosing] = useState<'candidate' | 'time' | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const memory = useRef<PaneMemory>(new Map());
  const savedAt = useRef<Date | null>(null);
  const sounds = useMemo(() => newExamSounds(inHand.exam, countedSounds(inHand, api)), [inHand, api]);

  const save = inHand.saveState();
  const wasWaiting = useRef(false);
  useEffect(
    () =>
      inHand.subscribe(() => {
        const { kind, durable } = inHand.saveState();
        if (kind === 'saved') savedAt.current = clock.now();
        // Told when it changes between reaching the server and not; never at each answer.
        if (kind === 'waiting' && !wasWaiting.current) setSaid(t(durable ? 'save.away' : 'save.waitingFragile'));
        if (kind === 'saved' && wasWaiting.current) setSaid(t('save.back'));
        if (kind === 'waiting' || kind === 'saved') wasWaiting.current = kind === 'waiting';
        redraw((count) => count + 1);
      }),
    [inHand, t],
  );
  useSavingOnLeave(inHand, api);
  useEffect(() => keepFilesNear(inHand.exam, sounds), [inHand, sounds]);

  const question = index === null ? undefined : questions[index];
  const sectionId = question?.section.id;
  useEffect(() => {
    document.title = `${index === null ? t('handIn.title') : t('making.questionOf', { number: index + 1, count: questions.length })} · ${t('brand')}`;
    heading.current?.focus();
    if (question) inHand.visit(question.item.id);
  }, [index, t]);
  useEffect(
    () => () => {
      for (const sound of sounds.values()) sound.rest();
    },
    [sectionId, sounds],
  );

  async function close(why: 'candidate' | 'time'): Promise<void> {
    if (closing) return;
    setClosing(why);
    setWaiting(false);
    for (const sound of sounds.values()) sound.rest();
    const timeOver = why === 'time';
    const how = await handIn(inHand, api, { pause: momentOrConnection, onWaiting: () => setWaiting(true), timeOver });
    if (how) onEnd(how);
  }

  function left(): number | null {
    const now = clock.now();
    return now && inHand.deadline().getTime() - now.getTime();
  }

  if (closing) return <ClosingScreen why={closing} isWaiting={isWaiting} />;
  const states = statesOf(questions, inHand.answerOf, isAnswered);
  return (
    <PictureAddress.Provider value={pictureAddress}>
      <QuestionFrame
        {...{ title, questions, states, index, sounds, heading }}
        introduction={inHand.exam.introduction}
        memory={memory.current}
        disabled={false}
        answerOf={inHand.answerOf}
        onGo={(next) => {
          inHand.flush();
          setIndex(next);
        }}
        onAnswer={inHand.answer}
        onFlag={inHand.flag}
        onPause={() => inHand.flush()}
        status={
          <>
            <TimeLeft left={left} onWarning={setWarning} onOver={() => void close('time')} />
            <SaveStatus state={save} />
          </>
        }
        tools={
          <button type="button" class="button quiet small" onClick={() => setHelping(true)}>
            {t('making.help')}
          </button>
        }
        banner={
          <>
            <div role="status">
              {warning !== null && (
                <div class="note attention time-warning">
                  <p>
                    <strong>{t('time.warning', { count: warning })}</strong> {t('time.warningText')}
                  </p>
                  <button type="button" class="button quiet small" onClick={() => setWarning(null)}>
                    {t('time.understood')}
                  </button>
                </div>
              )}
            </div>
            {!save.durable && <p class="note attention">{t('save.fragile')}</p>}
          </>
        }
        end={
          <HandInView
            states={states}
            heading={heading}
            onGo={(id) => setIndex(questions.findIndex(({ item }) => item.id === id))}
            onBack={() => setIndex(questions.length - 1)}
            onHandIn={() => void close('candidate')}
          />
        }
      />
      {isHelping && <HelpDialog savedAt={savedAt.current} waiting={save.waiting} onClose={() => setHelping(false)} />}
      <p class="hidden" aria-live="polite">
        {said}
      </p>
    </PictureAddress.Provider>
  );
}

type MakingScreenProps = {
  title: string;
  inHand: ExamInHand;
  api: ExamApi;
  clock: ServerClock;
  onEnd: (how: HandedIn | EndOfSaving) => void;
};
