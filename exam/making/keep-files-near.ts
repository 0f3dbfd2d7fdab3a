import type { CandidateExam, CandidatePicture } from '../../domain/candidate-exam.ts';
import { pictureAddress } from '../server/exam-api.ts';
import type { ExamSounds } from '../sound/exam-sounds.ts';

/** Fetches all pictures and sounds, one after the other, so that they are there when the connection is not. */
export function keepFilesNear(exam: CandidateExam, sounds: ExamSounds): () => void {
  let isOver = false;
  const held: HTMLImageElement[] = [];
  const fetchAll = async () => {
    for (const { mediaId } of picturesIn(exam)) {
      if (isOver) return;
      const image = new Image();
      held.push(image); // a browser keeps a picture at hand as long as someone holds it
      image.src = pictureAddress(mediaId);
      await image.decode().catch(() => undefined);
    }
    for (const sound of sounds.values()) {
      if (isOver) return;
      await sound.load();
    }
  };
  void fetchAll();
  return () => {
    isOver = true;
  };
}

function picturesIn({ sections }: CandidateExam): CandidatePicture[] {
  return sections
    .flatMap(({ stimulus, items }) => [
      stimulus?.kind === 'text' ? stimulus.picture : null,
      ...items.flatMap((item) => [
        item.picture,
        ...(item.kind === 'single-choice' || item.kind === 'multiple-choice'
          ? item.options.map(({ picture }) => picture)
          : []),
      ]),
    ])
    .filter((picture) => picture !== null);
}
