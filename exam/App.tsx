/** @jsxImportSource preact */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Entrance } from '../api/exam-taking/contract.ts';
import { ConfirmScreen, type OpenEntrance } from './entrance/ConfirmScreen.tsx';
import { DoorScreen, type ClosedEntrance } from './entrance/DoorScreen.tsx';
import { NumberScreen, type NumberRefused, type TypedNumbers } from './entrance/NumberScreen.tsx';
import { RulesScreen } from './entrance/RulesScreen.tsx';
import { openOtherTabs, rememberMaking, tabIsMaking } from './entrance/this-tab.ts';
import { Page } from './looks/Page.tsx';
import { EndScreen } from './making/EndScreen.tsx';
import { openExam, type ExamInHand } from './making/exam-in-hand.ts';
import { lookAtTheEnd, type HandedIn } from './making/hand-in.ts';
import { MakingScreen } from './making/MakingScreen.tsx';
import { momentOrConnection } from './making/moment-or-connection.ts';
import { TakenOverScreen } from './making/TakenOverScreen.tsx';
import { keptInBrowser } from './saving/kept-in-browser.ts';
import type { EndOfSaving } from './saving/saver.ts';
import { newExamApi } from './server/exam-api.ts';
import { newServerClock } from './time/server-clock.ts';
import { useWords } from './words/Words.tsx';
import type { Language, WordKey } from './words/words.ts';

type Screen =
  | { at: 'looking'; isAway: boolean }
  | { at: 'number'; message: WordKey | null }
  | { at: 'door'; entrance: ClosedEntrance }
  | { at: 'confirm' | 'rules'; entrance: OpenEntrance }
  | { at: 'making' | 'taken-over'; title: string; inHand: ExamInHand }
  | { at: 'end'; how: HandedIn };

const timers = {
  after(milliseconds: number, act: () => void) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The exam player: which screen a candidate sees, from the exam number to the end. */
export function App({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { t } = useWords();
  const [screen, setScreen] = useState<Screen>({ at: 'looking', isAway: false });
  const current = useRef(screen);
  current.current = screen;
  const { api, clock, kept, tabs } = useMemo(openParts, []);

  useEffect(() => void lookWhoIsThere(), []);
  useEffect(
    () =>
      tabs.hear((attemptId) => {
        if ('inHand' in current.current && current.current.inHand.attemptId === attemptId) stopHere();
      }),
    [],
  );
  useEffect(() => {
    if (screen.at !== 'door' || screen.entrance.state !== 'too-early') return;
    return enterWhenOpen(screen.entrance.opensAt);
  }, [screen]);

  /** After a reload of a tab that makes an exam one goes on at once; on a page opened anew one is asked who one is. */
  async function lookWhoIsThere(): Promise<void> {
    const answer = await api.look();
    const isMaking = tabIsMaking();
    if (answer.kind === 'away') setScreen({ at: 'looking', isAway: true });
    else if (answer.kind === 'fault') askNumber(isMaking ? 'number.sessionGone' : null);
    else if (isMaking) await goOn(answer.body);
    else if (answer.body.state === 'open' && answer.body.started) showEntrance(answer.body);
    else askNumber(null);
  }

  async function goOn(entrance: Entrance): Promise<void> {
    if (entrance.state !== 'open') showEntrance(entrance);
    else if (!(await start(entrance))) setScreen({ at: 'looking', isAway: true });
  }

  function askNumber(message: WordKey | null): void {
    rememberMaking(false);
    setScreen({ at: 'number', message });
  }

  function showEntrance(entrance: Entrance): void {
    rememberMaking(false);
    setScreen(entrance.state === 'open' ? { at: 'confirm', entrance } : { at: 'door', entrance });
  }

  const lastTyped = useRef<TypedNumbers | null>(null);
  async function enter(typed: TypedNumbers, meanwhile: (remark: WordKey) => void): Promise<NumberRefused | null> {
    lastTyped.current = typed;
    for (;;) {
      const answer = await api.enter(typed);
      if (answer.kind === 'ok') {
        showEntrance(answer.body);
        return null;
      }
      if (answer.kind === 'away') return 'noConnection';
      if (answer.code === 'student-number-needed') return 'student-number-needed';
      if (answer.code !== 'too-many-requests') return typed.studentNumber ? 'number.student.unknown' : 'number.unknown';
      meanwhile('number.busy');
      await new Promise((resolve) => setTimeout(resolve, answer.retryAfterMs ?? 5_000));
    }
  }

  /** For who came too early and left the page open. */
  function enterWhenOpen(opensAt: string): () => void {
    const ticking = setInterval(() => {
      const now = clock.now();
      if (!now || now < new Date(opensAt) || !lastTyped.current) return;
      clearInterval(ticking);
      void enter(lastTyped.current, () => undefined);
    }, 1_000);
    return () => clearInterval(ticking);
  }

  /** Answers whether another screen takes over; if not, there is no connection. */
  async function start(entrance: OpenEntrance): Promise<boolean> {
    let ended: EndOfSaving | null = null;
    const opened = await openExam({
      ...{ api, clock, timers, kept: await kept() },
      onEnd: (why) => {
        ended = why;
        end(why);
      },
    });
    if (opened === 'away') return false;
    if (typeof opened === 'string') {
      end(opened);
      return true;
    }
    if (ended) return true;
    rememberMaking(true);
    tabs.tell(opened.attemptId);
    setScreen({ at: 'making', title: entrance.exam.title, inHand: opened });
    return true;
  }

  async function takeBack(title: string, inHand: ExamInHand): Promise<boolean> {
    const fault = await inHand.reopen();
    if (fault === 'away') return false;
    if (fault) end(fault);
    else {
      tabs.tell(inHand.attemptId);
      setScreen({ at: 'making', title, inHand });
    }
    return true;
  }

  function stopHere(): void {
    const { current: now } = current;
    if (now.at !== 'making') return;
    now.inHand.stop();
    setScreen({ ...now, at: 'taken-over' });
  }

  function end(how: HandedIn | EndOfSaving): void {
    if (how === 'taken-over') return stopHere();
    if (how === 'session-gone') return askNumber('number.sessionGone');
    if (how === 'over') return void sayHowItEnded();
    const { current: now } = current;
    if ('inHand' in now) void kept().then((store) => store.forgetAll(now.inHand.attemptId).catch(() => undefined));
    rememberMaking(false);
    setScreen({ at: 'end', how });
  }

  async function sayHowItEnded(): Promise<void> {
    const { current: now } = current;
    const lost = 'inHand' in now ? now.inHand.saveState().unsaved : 0;
    const how = await lookAtTheEnd(api, lost, momentOrConnection);
    if (how) end(how);
    else askNumber('number.sessionGone');
  }

  async function leave(): Promise<void> {
    await api.leave();
    lastTyped.current = null;
    askNumber(null);
  }

  switch (screen.at) {
    case 'looking':
      return screen.isAway ? (
        <Page title={t('title')}>
          <p class="lead">{t('noConnection')}</p>
          <div class="actions">
            <button type="button" class="button" onClick={() => void lookWhoIsThere()}>
              {t('tryAgain')}
            </button>
          </div>
        </Page>
      ) : (
        <Page title={t('title')}>
          <p role="status">{t('busy')}</p>
        </Page>
      );
    case 'number':
      return <NumberScreen message={screen.message} onEnter={enter} onLanguage={onLanguage} />;
    case 'door':
      return <DoorScreen entrance={screen.entrance} now={clock.now()} onOther={() => void leave()} />;
    case 'confirm':
      return (
        <ConfirmScreen
          entrance={screen.entrance}
          onYes={() => setScreen({ at: 'rules', entrance: screen.entrance })}
          onNo={() => void leave()}
          onLanguage={onLanguage}
        />
      );
    case 'rules':
      return (
        <RulesScreen
          entrance={screen.entrance}
          onStart={() => start(screen.entrance)}
          onBack={() => setScreen({ at: 'confirm', entrance: screen.entrance })}
        />
      );
    case 'making':
      return <MakingScreen title={screen.title} inHand={screen.inHand} {...{ api, clock }} onEnd={end} />;
    case 'taken-over':
      return <TakenOverScreen onHere={() => takeBack(screen.title, screen.inHand)} />;
    case 'end':
      return <EndScreen {...screen.how} onLeave={() => void leave()} />;
  }
}

function openParts() {
  const monotonic = () => performance.now();
  const clock = newServerClock(monotonic);
  const api = newExamApi({ fetch: window.fetch.bind(window), clock, monotonic });
  let opened: ReturnType<typeof keptInBrowser> | null = null;
  /** Opened when an exam is: by then the server's time is known. */
  const kept = () => (opened ??= keptInBrowser(() => clock.now() ?? new Date(0)));
  return { api, clock, kept, tabs: openOtherTabs() };
}
