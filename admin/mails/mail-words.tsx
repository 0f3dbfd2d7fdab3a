import type { MailRow } from '../../api/mail/contract.ts';
import { useTranslate } from 'react-admin';
import { Tag, type Tone } from '../page/Tag.tsx';

export const mailPath = (id: string): string => `/mails/${id}/show`;

/** The page of the case that a mail is about; undefined for one that has none. */
export function casePath({ process, caseId }: Pick<MailRow, 'process' | 'caseId'>): string | undefined {
  const resource = resourceOf[process];
  return resource && `/${resource}/${caseId}/show`;
}

const resourceOf: Record<string, string> = {
  'account-application': 'account-applications',
  sitting: 'sittings',
  'scheduling-request': 'scheduling-requests',
  inspection: 'inspections',
  'help-request': 'help-requests',
};

const tones: Record<MailRow['state'], Tone> = {
  queued: 'info',
  sent: 'success',
  failed: 'danger',
  unclear: 'warning',
  dropped: 'neutral',
};

export function MailStateTag({ state }: { state: MailRow['state'] }) {
  const translate = useTranslate();
  return <Tag tone={tones[state]}>{translate(`office.mails.state.${state}`)}</Tag>;
}

/** What became of the personal link in a mail, in a word. */
export function LinkState({ link }: { link: MailRow['link'] }) {
  const translate = useTranslate();
  return <>{translate(`office.mails.link.${stateOf(link)}`)}</>;
}

function stateOf(link: MailRow['link']): string {
  if (!link) return 'none';
  if (link.usedAt) return 'used';
  if (link.revokedAt) return 'revoked';
  if (new Date(link.expiresAt) <= new Date()) return 'expired';
  return link.openedAt ? 'opened' : 'unopened';
}
