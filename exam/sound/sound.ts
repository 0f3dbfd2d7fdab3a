/**
 * A sound that may be played a number of times. The server counts a play when it begins; the sound is fetched before, so
 * that a failed load costs none. A play that was broken off, by a reload or a shut lid, goes on where it was and costs none
 * either. Nobody winds: there is only playing on.
 */
export type Sound = {
  state: () => SoundState;
  /** Fetches the sound, so that it is there when the connection is not. */
  load: () => Promise<void>;
  /** Plays from the start, or goes on with the play that was broken off. Called by a press of the candidate's own. */
  play: () => Promise<void>;
  /** Breaks the play off for now. */
  rest: () => void;
  /** Where the play is; null when none is under way. In milliseconds. */
  position: () => number | null;
  durationMs: () => number | null;
};

export type SoundState = {
  /**
   * `ready`: may begin. `resting`: a play is under way and stands still. `starting`: being fetched or counted. `used-up`:
   * was played as often as is allowed.
   */
  kind: 'ready' | 'starting' | 'playing' | 'resting' | 'used-up';
  playsLeft: number;
  /** Why the last press came to nothing: the server is away, or the browser does not play it. */
  fault: 'away' | 'broken' | null;
};

export type SoundParts = {
  maxPlays: number;
  /** As the server counts. */
  plays: number;
  positionMs: number | null;
  player: Player;
  /** The address of the sound in the browser's memory. */
  fetchSound: () => Promise<string | null>;
  /**
   * Counts a play; answers with `plays` after that. null: the server can't be reached, and it is unknown whether it counted.
   * `ended`: this page may not play any more.
   */
  begin: () => Promise<{ plays: number } | 'none-left' | 'ended' | null>;
  /** Asks how it stands after a `begin` of which no answer came. */
  recount: () => Promise<{ plays: number; positionMs: number | null } | null>;
  note: (positionMs: number | null) => void;
  onChange: () => void;
};

/** What we use of a browser's audio element. Times in seconds, as it has them. */
export type Player = Pick<HTMLAudioElement, 'play' | 'pause' | 'addEventListener'> & {
  src: string;
  currentTime: number;
  readonly duration: number;
  readonly paused: boolean;
};

/** How often the server is told where a play is, in milliseconds. */
const noteEvery = 4_000;

export function newSound({ player, ...parts }: SoundParts): Sound {
  let plays = parts.plays;
  let startAt = parts.positionMs;
  let starting = false;
  let isLoaded = false;
  let loading: Promise<string | null> | null = null;
  let unsure = false;
  let fault: SoundState['fault'] = null;
  let noted = 0;
  let running = false;
  let wanted = false;

  const position = () => (startAt !== null && running ? player.currentTime * 1_000 : startAt);

  function state(): SoundState {
    return { kind: kindNow(), playsLeft: Math.max(0, parts.maxPlays - plays), fault };
  }

  function kindNow(): SoundState['kind'] {
    if (running) return 'playing';
    if (starting) return 'starting';
    if (startAt !== null) return 'resting';
    return plays < parts.maxPlays ? 'ready' : 'used-up';
  }

  async function load(): Promise<void> {
    if (isLoaded || state().kind === 'used-up') return; // the server gives it no more
    loading ??= parts.fetchSound();
    const address = await loading;
    loading = null;
    if (address === null || isLoaded) return;
    isLoaded = true;
    player.src = address;
  }

  /** Counts the play, where none is under way. Answers whether one may be heard now. */
  async function count(): Promise<boolean> {
    if (unsure) {
      const stand = await parts.recount();
      if (!stand) return false;
      unsure = false;
      plays = stand.plays;
      startAt = stand.positionMs;
    }
    if (startAt !== null) return true;
    if (plays >= parts.maxPlays) return false;
    const counted = await parts.begin();
    if (!counted) {
      unsure = true;
      return false;
    }
    if (counted === 'none-left') plays = parts.maxPlays;
    if (typeof counted === 'string') return false;
    plays = counted.plays;
    startAt = 0;
    noted = 0;
    return true;
  }

  async function play(): Promise<void> {
    const { kind } = state();
    if (kind !== 'ready' && kind !== 'resting') return;
    starting = true;
    wanted = true;
    fault = null;
    parts.onChange();
    if (isLoaded) {
      // Some browsers let a sound begin only in the very press: this shows them that it is one.
      player.play().catch(() => undefined);
      player.pause();
    }
    await load();
    if (!isLoaded || !(await count())) {
      starting = false;
      fault = state().kind === 'used-up' ? null : 'away';
      parts.onChange();
      return;
    }
    try {
      player.currentTime = (startAt ?? 0) / 1_000;
      if (wanted) {
        await player.play();
        running = true;
      }
    } catch {
      fault = 'broken';
    }
    starting = false;
    parts.onChange();
  }

  player.addEventListener('timeupdate', () => {
    const now = position();
    if (!running || now === null) return;
    startAt = now;
    if (Math.abs(now - noted) >= noteEvery) {
      noted = now;
      parts.note(Math.round(now));
    }
    parts.onChange();
  });
  player.addEventListener('pause', () => {
    const now = position();
    if (!running) return;
    running = false;
    startAt = now;
    if (now !== null) parts.note(Math.round(now));
    parts.onChange();
  });
  player.addEventListener('ended', () => {
    running = false;
    startAt = null;
    parts.note(null);
    parts.onChange();
  });
  return {
    state,
    load,
    play,
    rest: () => {
      wanted = false;
      player.pause();
    },
    position,
    durationMs: () => (Number.isFinite(player.duration) ? player.duration * 1_000 : null),
  };
}
