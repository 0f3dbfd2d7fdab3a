import type { CandidateExam } from '../../domain/candidate-exam.ts';
import type { ExamInHand } from '../making/exam-in-hand.ts';
import { endOf, type ExamApi } from '../server/exam-api.ts';
import { newSound, type Sound, type SoundParts } from './sound.ts';

/** A sound and the way to hear of its changes; the result ends that. */
export type ListenedSound = Sound & { subscribe: (listener: () => void) => () => void };
/** The sounds of an exam by the id of their stimulus. Beginning one lets the others rest. */
export type ExamSounds = ReadonlyMap<string, ListenedSound>;

/** What the sounds ask of elsewhere: of the server in an exam, of nobody in a preview. */
export type SoundSource = {
  standOf: (stimulusId: string) => { plays: number; positionMs: number | null };
  fetchSound: (stimulusId: string) => Promise<Blob | null>;
  begin: (stimulusId: string) => ReturnType<SoundParts['begin']>;
  recount: (stimulusId: string) => ReturnType<SoundParts['recount']>;
  note: (stimulusId: string, positionMs: number | null) => void;
};

export function newExamSounds(exam: CandidateExam, source: SoundSource): ExamSounds {
  const sounds = new Map<string, ListenedSound>();
  for (const { stimulus } of exam.sections) {
    if (stimulus?.kind !== 'audio') continue;
    const { id, maxPlays } = stimulus;
    const listeners = new Set<() => void>();
    const sound = newSound({
      ...{ maxPlays, ...source.standOf(id), player: new Audio() },
      fetchSound: async () => {
        const blob = await source.fetchSound(id);
        return blob && URL.createObjectURL(blob);
      },
      begin: () => source.begin(id),
      recount: () => source.recount(id),
      note: (positionMs) => source.note(id, positionMs),
      onChange: () => {
        for (const listener of listeners) listener();
      },
    });
    sounds.set(id, {
      ...sound,
      play: async () => {
        for (const [otherId, other] of sounds) if (otherId !== id) other.rest();
        withoutWinding();
        await sound.play();
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
  }
  return sounds;
}

/** The keys for winding on a keyboard or headphone do nothing. */
function withoutWinding(): void {
  for (const action of ['seekbackward', 'seekforward', 'seekto', 'previoustrack', 'nexttrack'] as const) {
    try {
      navigator.mediaSession.setActionHandler(action, () => {});
    } catch {
      // A browser that does not know the key does nothing with it either.
    }
  }
}

/** Of an exam that is being made: the server counts and remembers. */
export function countedSounds(inHand: ExamInHand, api: ExamApi): SoundSource {
  const standOf = (stimulusId: string) =>
    inHand.plays().find((play) => play.stimulusId === stimulusId) ?? { plays: 0, positionMs: null };
  return {
    standOf,
    fetchSound: async (stimulusId) => {
      const answer = await api.sound(stimulusId);
      return answer.kind === 'ok' ? answer.body : null;
    },
    begin: async (stimulusId) => {
      const answer = await api.beginPlay({ ...inHand.ids(), stimulusId });
      if (answer.kind === 'ok') return { plays: answer.body.plays };
      if (answer.kind === 'away') return null;
      if (answer.code === 'no-plays-left') return 'none-left';
      const why = endOf(answer.code);
      if (why) inHand.end(why);
      return why ? 'ended' : null;
    },
    recount: async (stimulusId) => ((await inHand.reopen()) === null ? standOf(stimulusId) : null),
    note: (stimulusId, positionMs) => void api.notePlay({ ...inHand.ids(), stimulusId, positionMs }),
  };
}
