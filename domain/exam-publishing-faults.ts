/** Everything that can stand in the way of publishing an exam; the sentences lie in locales/<lang>/exam-bank.json. */
export const faultCodes = [
  'no-items',
  'no-title',
  'duration',
  'cut-score-low',
  'cut-score-high',
  'id-twice',
  'section-empty',
  'stimulus-text-missing',
  'media-missing',
  'media-not-picture',
  'media-not-audio',
  'prompt-missing',
  'key-missing',
  'key-unknown',
  'key-twice',
  'options-few',
  'option-text-missing',
  'option-text-twice',
  'gaps-missing',
  'place-missing',
  'place-twice',
  'place-unknown',
  'accepted-missing',
  'number-unreadable',
  'tolerance-unreadable',
  'left-few',
  'right-few',
  'ids-tell-key',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** Where a fault is: in one question, in a section's text or sound, or (both null) in the exam as a whole. */
export type Fault = {
  code: FaultCode;
  sectionId: string | null;
  itemId: string | null;
  /** The question's number as the candidate sees it, from 1. */
  itemNumber: number | null;
};
