import type { Save, SavedAnswer } from '../../api/exam-taking/contract.ts';
import type { AnswerValue } from '../../domain/exam-content.ts';
import { canonical, toSendAgain, type Change, type KeptAnswers, type KeptChange } from './kept-answers.ts';

/**
 * Brings the candidate's answers to the server. Each change is kept on the device before it is sent, and stays there until
 * the server has said that it is saved; what does not come through is sent again until it does. Of one item only its last
 * change waits, and one request is under way at a time.
 */
export type Saver = {
  /** What the candidate now has at an item. `typing` waits a moment for the next letter before it is sent. */
  change: (itemId: string, value: Change['value'], flagged: boolean, pace?: 'typing') => void;
  /**
   * Sends at once what waits for the next letter. `leaving`: the page may be gone the next moment, so nothing is waited
   * for. `online`: the connection is back, so a pause after failures ends.
   */
  flush: (how?: 'leaving' | 'online') => void;
  /** Resolves when nothing waits any more, or when nothing can be sent any more. */
  settled: () => Promise<SaveState>;
  state: () => SaveState;
  /** Sends nothing from now on; what waits stays on the device. */
  stop: () => void;
};

export type SaveState = {
  /**
   * `saved`: the server has acknowledged all there is. `saving`: under way. `waiting`: the server can't be reached, it is
   * tried again; all that waits is on the device, where that keeps anything. `refused`: the server does not take an answer. `stopped`: this page may not write any more.
   */
  kind: 'saved' | 'saving' | 'waiting' | 'refused' | 'stopped';
  /** How many items wait. */
  waiting: number;
  /** Of how many of these the answer itself is not saved; of the others only that they were seen or flagged. */
  unsaved: number;
  /** Whether what waits outlives this page. */
  durable: boolean;
};

/** How a request ended. `away`: unknown whether it was saved; `end`: this page may not write any more. */
export type SendOutcome =
  | { kind: 'saved'; sequence: number }
  | { kind: 'away'; retryAfterMs?: number }
  | { kind: 'refused' }
  | { kind: 'end'; why: EndOfSaving };
export type EndOfSaving = 'taken-over' | 'session-gone' | 'over';

export type SaverParts = {
  attemptId: string;
  epoch: number;
  lastSequence: number;
  /** As the attempt was opened, without what is sent again. */
  saved: readonly SavedAnswer[];
  kept: KeptAnswers;
  send: (request: Save) => Promise<SendOutcome>;
  timers: Timers;
  /** The server's time in milliseconds since 1970. */
  now: () => number;
  onState: (state: SaveState) => void;
  onEnd: (why: EndOfSaving) => void;
};

/** Calls back after some milliseconds, unless cancelled. */
export type Timers = { after: (milliseconds: number, act: () => void) => () => void };

const typingPause = 400;
/** As many as the contract allows in one request. */
const largestBatch = 50;
const firstPause = 1_000;
const longestPause = 15_000;
const patienceWithDevice = 2_000;

/** Sends again first what an earlier page left behind; answers with what that was, for the screen. */
export async function openSaver(parts: SaverParts): Promise<{ saver: Saver; sentAgain: readonly Change[] }> {
  const left = await parts.kept.of(parts.attemptId).catch(() => []);
  const again = toSendAgain(left, parts.saved);
  await Promise.all(
    left
      .filter((change) => !again.includes(change))
      .map((change) => parts.kept.forget(parts.attemptId, change.itemId, change.sequence).catch(() => undefined)),
  );
  const saver = newSaver(parts);
  for (const { itemId, value, flagged } of again) saver.change(itemId, value, flagged);
  return { saver, sentAgain: again };
}

function newSaver({ attemptId, epoch, kept, send, timers, now, onState, onEnd, ...opened }: SaverParts): Saver {
  let sequence = opened.lastSequence;
  let durable = kept.durable;
  let stopped = false;
  let failures = 0;
  let batch = largestBatch;
  let cancelTimer: (() => void) | null = null;
  /** How many changes are on their way to the device's storage. */
  let writing = 0;
  /** By item, in the order of their sequences: what waits for the server's word. */
  const waiting = new Map<string, { change: KeptChange; written: Promise<void> }>();
  const underWay = new Set<number>();
  const refused = new Set<string>();
  const base = new Map(opened.saved.map((answer) => [answer.itemId, answer.sequence]));
  const savedValue = new Map(opened.saved.map((answer) => [answer.itemId, canonical(answer.value)]));
  let settling: (() => void)[] = [];

  function state(): SaveState {
    const unsaved = [...waiting.values()].filter(({ change }) => isUnsaved(change)).length;
    const count = { waiting: waiting.size, unsaved, durable };
    if (stopped) return { kind: 'stopped', ...count };
    if (waiting.size === 0) return { kind: 'saved', ...count };
    if (failures > 0) return { kind: writing > 0 ? 'saving' : 'waiting', ...count };
    return { kind: [...waiting.keys()].every((itemId) => refused.has(itemId)) ? 'refused' : 'saving', ...count };
  }

  const isUnsaved = ({ itemId, value }: Change): boolean =>
    canonical(value) !== (savedValue.get(itemId) ?? canonical(null));

  function tell(): void {
    const current = state();
    onState(current);
    if (!['saved', 'refused', 'stopped'].includes(current.kind)) return;
    for (const resolve of settling) resolve();
    settling = [];
  }

  function keep(change: KeptChange): void {
    writing += 1;
    const written = kept
      .keep(change)
      .catch(() => {
        durable = false; // the storage is full or was taken away: what waits is in memory alone
      })
      .then(() => {
        writing -= 1;
        if (failures > 0) tell();
      });
    waiting.delete(change.itemId);
    waiting.set(change.itemId, { change, written });
  }

  function sendAfter(milliseconds: number): void {
    cancelTimer?.();
    cancelTimer = timers.after(milliseconds, () => {
      cancelTimer = null;
      void sendWaiting();
    });
  }

  async function sendWaiting(how?: 'leaving'): Promise<void> {
    if (stopped || (underWay.size > 0 && how !== 'leaving')) return;
    const next = [...waiting.values()]
      .filter(({ change }) => !refused.has(change.itemId) && !underWay.has(change.sequence))
      .slice(0, batch);
    if (next.length === 0) return;
    cancelTimer?.();
    cancelTimer = null;
    const changes = next.map(({ change }) => bare(change));
    for (const change of changes) underWay.add(change.sequence);
    if (how !== 'leaving') await keptOrTooSlow(next.map(({ written }) => written));
    for (const change of changes) remember(change);
    const outcome = await send({ attemptId, epoch, answers: changes });
    for (const change of changes) underWay.delete(change.sequence);
    if (!stopped) settle(changes, outcome);
  }

  /** What goes to the server is on the device first; but a storage that hangs, as some browsers' do, holds up no answer. */
  async function keptOrTooSlow(written: Promise<void>[]): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = timers.after(patienceWithDevice, resolve);
      void Promise.all(written).then(() => {
        cancel();
        resolve();
      });
    });
  }

  /** Keeps what is sent with what waits: should no answer come, it may have been saved all the same. */
  function remember(change: Change): void {
    const current = waiting.get(change.itemId)?.change;
    if (!current || current.sent.some((sent) => sent.sequence === change.sequence)) return;
    current.sent = [...current.sent, change].slice(-10);
    void kept.keep(current).catch(() => undefined);
  }

  function settle(changes: Change[], outcome: SendOutcome): void {
    switch (outcome.kind) {
      case 'saved':
        failures = 0;
        batch = largestBatch;
        for (const change of changes) acknowledge(change);
        break;
      case 'away':
        failures += 1;
        sendAfter(outcome.retryAfterMs ?? Math.min(firstPause * 2 ** (failures - 1), longestPause));
        break;
      case 'refused':
        // One answer that the server does not take holds up no other.
        if (changes.length > 1) batch = 1;
        else for (const { itemId } of changes) refused.add(itemId);
        break;
      case 'end':
        stop();
        onEnd(outcome.why);
        return;
    }
    tell();
    if (outcome.kind !== 'away') void sendWaiting();
  }

  function acknowledge({ itemId, sequence: saved, value }: Change): void {
    savedValue.set(itemId, canonical(value));
    base.set(itemId, Math.max(base.get(itemId) ?? 0, saved));
    const current = waiting.get(itemId)?.change;
    if (!current) return;
    if (current.sequence <= saved) {
      waiting.delete(itemId);
      void kept.forget(attemptId, itemId, saved).catch(() => undefined);
      return;
    }
    current.base = saved;
    current.sent = current.sent.filter((sent) => sent.sequence > saved);
    void kept.keep(current).catch(() => undefined);
  }

  function stop(): void {
    stopped = true;
    cancelTimer?.();
    cancelTimer = null;
    tell();
  }

  return {
    change(itemId, given, flagged, pace) {
      if (stopped) return;
      const value = given && whatCanBeKept(given);
      sequence += 1;
      refused.delete(itemId);
      keep({
        ...{ attemptId, epoch, itemId, sequence, value, flagged },
        ...{ base: base.get(itemId) ?? 0, sent: waiting.get(itemId)?.change.sent ?? [], keptAt: now() },
      });
      tell();
      if (failures > 0) return; // it goes along with the next try
      if (pace === 'typing') sendAfter(typingPause);
      else void sendWaiting();
    },
    flush(how) {
      if (how === 'online') failures = 0;
      if (how === undefined && failures > 0) return; // it goes along with the next try
      void sendWaiting(how === 'leaving' ? how : undefined);
      tell();
    },
    settled: async () => {
      if (['saved', 'refused', 'stopped'].includes(state().kind)) return state();
      await new Promise<void>((resolve) => settling.push(resolve));
      return state();
    },
    state,
    stop,
  };
}

/** PostgreSQL keeps neither U+0000 nor half a sign, as the end of a full field can be; for those alone nothing is refused. */
const whatCanBeKept = (value: AnswerValue): AnswerValue =>
  Object.fromEntries(
    Object.entries(value).map(([field, given]) => [
      field,
      typeof given === 'string' ? given.replaceAll('\u0000', '').replace(/\p{Cs}/gu, '') : given,
    ]),
  );

const bare = ({ itemId, sequence, value, flagged }: Change): Change => ({ itemId, sequence, value, flagged });
