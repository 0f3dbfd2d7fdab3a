import type { Save, SavedAnswer } from '../../api/exam-taking/contract.ts';

/** One write of the player: what the candidate now has at one item. Of two the higher sequence holds. */
export type Change = Save['answers'][number];

/** A change that the server has not acknowledged yet, as the device keeps it. */
export type KeptChange = Change & {
  attemptId: string;
  /** Of the tab that wrote it: an older tab never writes over what a newer one keeps. */
  epoch: number;
  /** The sequence under which this item was last seen saved; 0 for never. */
  base: number;
  /** What was sent for this item without an answer: it may have been saved all the same. */
  sent: Change[];
  /** The server's time in milliseconds since 1970, for clearing what was left behind. */
  keptAt: number;
};

/** Where changes wait until they are acknowledged: the browser's storage, or memory where a browser keeps nothing. */
export type KeptAnswers = {
  /** Whether what is kept outlives this page. */
  durable: boolean;
  of: (attemptId: string) => Promise<KeptChange[]>;
  /** Resolves when it is safe. Does nothing when a newer tab already keeps something for this item. */
  keep: (change: KeptChange) => Promise<void>;
  /** Forgets an item's change, unless a higher sequence is kept by now. */
  forget: (attemptId: string, itemId: string, sequence: number) => Promise<void>;
  forgetAll: (attemptId: string) => Promise<void>;
};

export function keptInMemory(): KeptAnswers {
  const kept = new Map<string, KeptChange>();
  const keyOf = (attemptId: string, itemId: string) => `${attemptId} ${itemId}`;
  return {
    durable: false,
    of: async (attemptId) =>
      [...kept.values()].filter((change) => change.attemptId === attemptId).map((change) => structuredClone(change)),
    keep: async (change) => {
      const key = keyOf(change.attemptId, change.itemId);
      if (mayReplace(kept.get(key), change)) kept.set(key, structuredClone(change));
    },
    forget: async (attemptId, itemId, sequence) => {
      const key = keyOf(attemptId, itemId);
      if ((kept.get(key)?.sequence ?? Infinity) <= sequence) kept.delete(key);
    },
    forgetAll: async (attemptId) => {
      for (const [key, change] of kept) if (change.attemptId === attemptId) kept.delete(key);
    },
  };
}

export const mayReplace = (old: KeptChange | undefined, change: KeptChange): boolean =>
  old === undefined || change.epoch > old.epoch || (change.epoch === old.epoch && change.sequence >= old.sequence);

/**
 * Which of the kept changes are to be sent again when an attempt is opened, in the order in which they were made: those
 * whose item stands at the server as this device last saw it, or as this device sent it without hearing the answer. At
 * any other item another device has gone on since, and its answer holds.
 */
export function toSendAgain(kept: readonly KeptChange[], saved: readonly SavedAnswer[]): KeptChange[] {
  const savedOf = new Map(saved.map((answer) => [answer.itemId, answer]));
  return kept
    .filter((change) => {
      const there = savedOf.get(change.itemId);
      if (there === undefined) return change.base === 0;
      if (isSame(there, change)) return false;
      return there.sequence === change.base || change.sent.some((sent) => isSame(there, sent));
    })
    .sort((one, other) => one.sequence - other.sequence);
}

function isSame(one: Change, other: Change): boolean {
  return (
    one.sequence === other.sequence && one.flagged === other.flagged && canonical(one.value) === canonical(other.value)
  );
}

/** An answer as text, for comparing: the database gives its fields back in an order of its own. */
export function canonical(value: Change['value']): string {
  return JSON.stringify(value === null ? null : Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
