/** @jsxImportSource preact */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Entrance } from '../api/exam-taking/contract.ts';
import { ConfirmScreen, type OpenEntrance } from './entrance/ConfirmScreen.tsx';
import { DoorScreen, type ClosedEntrance } from './entrance/DoorScreen.tsx';
import { whenOpen } from './entrance/when-open.ts';
import { NumberScreen, type NumberRefused, type TypedNumbers } from './entrance/NumberScreen.tsx';
import { RulesScreen } from './entrance/RulesScreen.tsx';
import { madeInThisTab, openOtherTabs, rememberMaking, type TabNews } from './entrance/this-tab.ts';
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
  | { at: 'door'; entrance: ClosedEntrance; isAway: boolean }
  | { at: 'confirm' | 'rules'; entrance: OpenEntrance }
  | { at: 'making' | 'taken-over'; title: string; registrationId: string; inHand: ExamInHand }
  | { at: 'end'; registrationId: string | null; how: HandedIn };

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
  useEffect(() => tabs.hear(hearOtherTab), []);
  const closed = screen.at === 'door' ? screen.entrance : null;
  useEffect(() => {
    const typed = lastTyped.current;
    if (closed?.state !== 'too-early' || !typed) return;
    return whenOpen({
      ...{ clock, opensAt: new Date(closed.opensAt) },
      tryToEnter: () => enterAgain(typed),
      onAway: () => setScreen({ at: 'door', entrance: closed, isAway: true }),
    });
  }, [closed]);

  /** After a reload of a tab that makes an exam one goes on at once; on a page opened anew one is asked who one is. */
  async function lookWhoIsThere(): Promise<void> {
    const answer = await api.look();
    const made = madeInThisTab();
    if (answer.kind === 'away') setScreen({ at: 'looking', isAway: true });
    else if (answer.kind === 'fault') askNumber(made ? 'number.sessionGone' : null);
    else if (made && !isOfAnother(answer.body, made)) await goOn(answer.body);
    else if (answer.body.state === 'open' && answer.body.started) showEntrance(answer.body);
    else askNumber(null);
  }

  async function goOn(entrance: Entrance): Promise<void> {
    if (entrance.state !== 'open') showEntrance(entrance);
    else if (!(await start(entrance))) setScreen({ at: 'looking', isAway: true });
  }

  function askNumber(message: WordKey | null): void {
    rememberMaking(null);
    setScreen({ at: 'number', message });
  }

  function showEntrance(entrance: Entrance): void {
    rememberMaking(null);
    setScreen(entrance.state === 'open' ? { at: 'confirm', entrance } : { at: 'door', entrance, isAway: false });
  }

  const lastTyped = useRef<TypedNumbers | null>(null);
  async function enter(typed: TypedNumbers, meanwhile: (remark: WordKey) => void): Promise<NumberRefused | null> {
    lastTyped.current = typed;
    for (;;) {
      const answer = await api.enter(typed);
      if (lastTyped.current !== typed) return null; // meanwhile one chose another number
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

  /** For who waited at the door. Answers whether another screen takes over; if not, there is no connection. */
  async function enterAgain(typed: TypedNumbers): Promise<boolean> {
    const refused = await enter(typed, () => undefined);
    if (refused === 'noConnection') return false;
    if (refused) askNumber(refused === 'student-number-needed' ? null : refused);
    return true;
  }

  /** Answers whether another screen takes over; if not, there is no connection. */
  async function start({ registrationId, exam }: OpenEntrance): Promise<boolean> {
    let ended: EndOfSaving | null = null;
    const opened = await openExam({
      ...{ registrationId, api, clock, timers, kept: await kept() },
      onEnd: (why) => {
        ended = why;
        end(why);
      },
    });
    if (opened === 'away') return false;
    if (typeof opened === 'string') {
      endUnopened(opened);
      return true;
    }
    if (ended) return true;
    rememberMaking(registrationId);
    tabs.tell({ registrationId, kind: 'opened' });
    setScreen({ at: 'making', title: exam.title, registrationId, inHand: opened });
    return true;
  }

  async function takeBack(screen: Extract<Screen, { at: 'making' | 'taken-over' }>): Promise<boolean> {
    const fault = await screen.inHand.reopen();
    if (fault === 'away') return false;
    if (fault) endUnopened(fault);
    else {
      tabs.tell({ registrationId: screen.registrationId, kind: 'opened' });
      setScreen({ ...screen, at: 'making' });
    }
    return true;
  }

  /** Where even opening says that it was taken over, this browser's session is another candidate's by now. */
  function endUnopened(why: EndOfSaving): void {
    end(why === 'taken-over' ? 'session-gone' : why);
  }

  /** All tabs share one session: one that shows a candidate stops when another one comes, or when that one leaves. */
  function hearOtherTab({ registrationId, kind }: TabNews): void {
    const { current: now } = current;
    const shown = whoseScreen(now);
    if (shown === null) return;
    if (kind === 'opened' && shown === registrationId) stopHere();
    else if (kind === 'opened' || shown === registrationId) {
      if ('inHand' in now) now.inHand.stop();
      askNumber(now.at === 'end' ? null : 'number.sessionGone');
    }
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
    setScreen({ at: 'end', registrationId: whoseExam(now), how });
    rememberMaking(null);
  }

  async function sayHowItEnded(): Promise<void> {
    const { current: now } = current;
    const lost = 'inHand' in now ? now.inHand.saveState().unsaved : 0;
    const how = await lookAtTheEnd(api, { registrationId: whoseExam(now), lost }, momentOrConnection);
    if (how) end(how);
    else askNumber('number.sessionGone');
  }

  async function leave(): Promise<void> {
    const registrationId = whoseScreen(current.current);
    if (registrationId) {
      await api.leave(registrationId);
      tabs.tell({ registrationId, kind: 'left' });
    }
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
      return (
        <DoorScreen
          {...{ entrance: screen.entrance, isAway: screen.isAway, now: clock.now() }}
          onOther={() => void leave()}
        />
      );
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
      return <TakenOverScreen onHere={() => takeBack(screen)} />;
    case 'end':
      return <EndScreen {...screen.how} onLeave={() => void leave()} />;
  }
}

/** Whose exam a screen is about; null where it is about nobody's. */
function whoseScreen(screen: Screen): string | null {
  if ('registrationId' in screen) return screen.registrationId;
  return 'entrance' in screen && 'registrationId' in screen.entrance ? screen.entrance.registrationId : null;
}

/** After a reload the screen does not say yet whose exam it was. */
const whoseExam = (screen: Screen): string | null => whoseScreen(screen) ?? madeInThisTab();

const isOfAnother = (entrance: Entrance, registrationId: string): boolean =>
  'registrationId' in entrance && entrance.registrationId !== registrationId;

function openParts() {
  const monotonic = () => performance.now();
  const clock = newServerClock(monotonic);
  const api = newExamApi({ fetch: window.fetch.bind(window), clock, monotonic });
  let opened: ReturnType<typeof keptInBrowser> | null = null;
  /** Opened when an exam is: by then the server's time is known. */
  const kept = () => (opened ??= keptInBrowser(() => clock.now() ?? new Date(0)));
  return { api, clock, kept, tabs: openOtherTabs() };
}
