import type { ExamContent, Item, Picture, Section, Stimulus } from './exam-content.ts';
import { inlineText, richText, type Inline, type RichText } from './rich-text.ts';

/**
 * What a candidate's browser may get of an exam. Each object is made anew, field by field, so that what the content may
 * hold tomorrow (keys, scoring, points, what is said in a sound) stays behind until someone lets it through here. Points
 * stay behind too: those of a multiple choice would tell how many options are right.
 */

export type CandidateExam = { introduction: RichText; sections: CandidateSection[] };

export type CandidateSection = {
  id: string;
  title: string;
  stimulus: CandidateStimulus | null;
  items: CandidateItem[];
};

export type CandidateStimulus =
  | { id: string; kind: 'text'; title: string; text: RichText; picture: CandidatePicture | null }
  /** The sound itself is asked for by the stimulus' id, play by play: the server counts. */
  | { id: string; kind: 'audio'; title: string; text: RichText; maxPlays: number; durationMs: number | null };

/** Width and height in pixels; null where they are not known. An empty `alt`: it only adorns. */
export type CandidatePicture = { mediaId: string; alt: string; width: number | null; height: number | null };

/** What has a text of one line and can be pointed at by its id. */
export type CandidateOption = { id: string; text: Inline[]; picture: CandidatePicture | null };
/** Plain text: it stands in lists of the browser's own. */
export type CandidateChoice = { id: string; text: string };

/** `number` counts the questions through all sections, from 1. */
type EveryItem = { id: string; number: number; prompt: RichText; picture: CandidatePicture | null };

/** What an answer to each kind looks like stands at `answerValue` in domain/exam-content.ts. */
export type CandidateItem =
  | (EveryItem & { kind: 'single-choice' | 'multiple-choice'; options: CandidateOption[] })
  /** The words for true and false are the player's. */
  | (EveryItem & { kind: 'true-false'; options: ['true', 'false'] })
  | (EveryItem & { kind: 'gap'; gaps: CandidateGap[] })
  /** The right side is in alphabetical order, which tells nothing of what belongs to what. */
  | (EveryItem & { kind: 'matching'; left: CandidateChoice[]; right: CandidateChoice[] })
  | (EveryItem & { kind: 'dropdown'; menus: { id: string; options: CandidateChoice[] }[] });

export type CandidateGap = { id: string; kind: 'text' } | { id: string; kind: 'number'; unit: string };

/** What is known of a file of the bank beside its bytes: pixels of pictures, milliseconds of sounds. */
export type MediaFacts = { width: number | null; height: number | null; durationMs: number | null };

/** @param media by media id; what is not in it is passed on without its size */
export function forCandidate(content: ExamContent, media: ReadonlyMap<string, MediaFacts>): CandidateExam {
  const number = new Map(content.sections.flatMap(({ items }) => items).map(({ id }, index) => [id, index + 1]));
  return {
    introduction: richText(content.introduction),
    sections: content.sections.map((section) => sectionFor(section, media, number)),
  };
}

/** The ids of all files that an exam shows or lets hear. */
export function mediaIn(content: ExamContent): string[] {
  const ofSection = ({ stimulus, items }: Section) => [
    ...(stimulus?.kind === 'audio' ? [stimulus.mediaId] : []),
    ...(stimulus?.kind === 'text' ? pictureIds(stimulus.picture) : []),
    ...items.flatMap((item) => [
      ...pictureIds(item.picture),
      ...('options' in item ? item.options.flatMap(({ picture }) => pictureIds(picture)) : []),
    ]),
  ];
  return [...new Set(content.sections.flatMap(ofSection))];
}

const pictureIds = (picture: Picture | null): string[] => (picture ? [picture.mediaId] : []);

type Media = ReadonlyMap<string, MediaFacts>;

function sectionFor(section: Section, media: Media, number: ReadonlyMap<string, number>): CandidateSection {
  return {
    id: section.id,
    title: section.title,
    stimulus: section.stimulus && stimulusFor(section.stimulus, media),
    items: section.items.map((item) => itemFor(item, media, number.get(item.id) ?? 0)),
  };
}

function stimulusFor(stimulus: Stimulus, media: Media): CandidateStimulus {
  const { id, title } = stimulus;
  const text = richText(stimulus.text);
  if (stimulus.kind === 'text') return { id, kind: 'text', title, text, picture: pictureFor(stimulus.picture, media) };
  const durationMs = media.get(stimulus.mediaId)?.durationMs ?? null;
  return { id, kind: 'audio', title, text, maxPlays: stimulus.maxPlays, durationMs };
}

function itemFor(item: Item, media: Media, number: number): CandidateItem {
  const every = {
    id: item.id,
    number,
    prompt: richText(item.prompt, new Set(placesOf(item))),
    picture: pictureFor(item.picture, media),
  };
  switch (item.kind) {
    case 'single-choice':
    case 'multiple-choice': {
      const options = item.options.map(({ id, text, picture }) => ({
        id,
        text: inlineText(text),
        picture: pictureFor(picture, media),
      }));
      return { ...every, kind: item.kind, options };
    }
    case 'true-false':
      return { ...every, kind: 'true-false', options: ['true', 'false'] };
    case 'gap':
      return { ...every, kind: 'gap', gaps: item.gaps.map(gapFor) };
    case 'matching':
      return {
        ...every,
        kind: 'matching',
        left: item.left.map(choiceFor),
        right: item.right.map(choiceFor).sort(byText),
      };
    case 'dropdown': {
      const menus = item.menus.map(({ id, options }) => ({ id, options: options.map(choiceFor) }));
      return { ...every, kind: 'dropdown', menus };
    }
  }
}

/** The ids that may stand as `[[id]]` in the prompt of an item. */
export function placesOf(item: Item): string[] {
  if (item.kind === 'gap') return item.gaps.map(({ id }) => id);
  return item.kind === 'dropdown' ? item.menus.map(({ id }) => id) : [];
}

type GapOfBank = Extract<Item, { kind: 'gap' }>['gaps'][number];
const gapFor = (gap: GapOfBank): CandidateGap =>
  gap.kind === 'text' ? { id: gap.id, kind: 'text' } : { id: gap.id, kind: 'number', unit: gap.unit };

const choiceFor = ({ id, text }: CandidateChoice): CandidateChoice => ({ id, text });

const collator = new Intl.Collator('nl', { numeric: true });
const byText = (a: CandidateChoice, b: CandidateChoice): number =>
  collator.compare(a.text, b.text) || (a.id < b.id ? -1 : 1);

function pictureFor(picture: Picture | null, media: Media): CandidatePicture | null {
  if (!picture) return null;
  const { width = null, height = null } = media.get(picture.mediaId) ?? {};
  return { mediaId: picture.mediaId, alt: picture.alt, width, height };
}
