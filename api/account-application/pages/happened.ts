import type { TextKey } from '../../../locales/index.ts';

/** What happened in an application, as far as its applicant has something to do with it. */

type Sentence = Extract<TextKey, `application-status:status.happened.${string}`>;

const sentences: Readonly<Record<string, Sentence>> = {
  'case-opened': 'application-status:status.happened.received',
  'decided:email-confirmation:confirmed': 'application-status:status.happened.confirmed',
  'task-opened:manager-signature': 'application-status:status.happened.managerAsked',
  'task-reminded:manager-signature': 'application-status:status.happened.managerReminded',
  'mail-resent:manager-signature': 'application-status:status.happened.managerReminded',
  'decided:manager-signature:signed': 'application-status:status.happened.managerSigned',
  'decided:manager-signature:refused': 'application-status:status.happened.managerRefused',
  'decided:manager-signature:replaced': 'application-status:status.happened.managerReplaced',
  'decided:applicant-nda:signed': 'application-status:status.happened.ndaSigned',
  'decided:applicant-nda:refused': 'application-status:status.happened.ndaRefused',
  'task-opened:helpdesk-review': 'application-status:status.happened.inReview',
  'decided:helpdesk-review:more-asked': 'application-status:status.happened.moreAsked',
  'decided:more-information:given': 'application-status:status.happened.moreGiven',
  'decided:helpdesk-review:approved': 'application-status:status.happened.approved',
  'decided:helpdesk-review:refused': 'application-status:status.happened.refused',
  'decided:activation:activated': 'application-status:status.happened.activated',
  'decided:withdrawal:withdrawn': 'application-status:status.happened.withdrawn',
  'case-closed:expired': 'application-status:status.happened.expired',
  'case-closed:never-activated': 'application-status:status.happened.neverActivated',
};

/** In order; steps inside the house are left out. */
export const happenedIn = (events: readonly { at: Date; code: string }[]): { at: Date; text: Sentence }[] =>
  events.flatMap(({ at, code }) => {
    const text = sentences[code];
    return text ? [{ at, text }] : [];
  });
