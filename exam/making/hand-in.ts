import type { EndOfSaving } from '../saving/saver.ts';
import { endOf, type ExamApi } from '../server/exam-api.ts';
import type { ExamInHand } from './exam-in-hand.ts';

/** How an exam ended. `lost`: how many answers of this device did not come to the server before the end. */
export type HandedIn = { at: Date; timeOver: boolean; lost: number };

/**
 * Brings what still waits to the server, then hands in; tries until one of the two sides has said that it is over.
 *
 * @param pause resolves after a moment, or when the connection is back
 * @param onWaiting the server can't be reached for now
 * @returns null when saving was stopped meanwhile: whoever did that says why
 */
export async function handIn(
  inHand: ExamInHand,
  api: ExamApi,
  { pause, onWaiting, timeOver }: { pause: () => Promise<void>; onWaiting: () => void; timeOver: boolean },
): Promise<HandedIn | EndOfSaving | null> {
  for (;;) {
    inHand.flush('online');
    const patience = pause();
    const saved = await Promise.race([inHand.settled(), patience.then(() => null)]);
    if (saved === null) {
      onWaiting();
      continue;
    }
    if (saved.kind === 'stopped') return null;
    const answer = await api.handIn(inHand.ids());
    if (answer.kind === 'ok') return { at: new Date(answer.body.handedInAt), timeOver, lost: saved.unsaved };
    const why = answer.kind === 'fault' ? endOf(answer.code) : null;
    if (why) return why;
    onWaiting();
    await patience;
  }
}

/**
 * After the server has said that the exam is over: how it ended. null when the server does not know this device any more, or
 * knows it as another candidate's.
 */
export async function lookAtTheEnd(
  api: ExamApi,
  { registrationId, lost }: { registrationId: string | null; lost: number },
  pause: () => Promise<void>,
): Promise<HandedIn | null> {
  for (;;) {
    const answer = await api.look();
    if (answer.kind === 'fault') return null;
    if (answer.kind === 'ok') {
      const { body } = answer;
      if (registrationId !== null && 'registrationId' in body && body.registrationId !== registrationId) return null;
      if (body.state === 'handed-in') return { at: new Date(body.handedInAt), timeOver: body.timeOver, lost };
    }
    await pause();
  }
}
