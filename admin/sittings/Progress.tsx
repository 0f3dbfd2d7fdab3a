import { useTranslate } from 'react-admin';
import type { SittingRow } from '../../api/scheduling/contract.ts';

/** How many candidates there are; once the first began, how far they are. */
export function Progress({ counts: { registered, busy, handedIn } }: { counts: SittingRow['counts'] }) {
  const translate = useTranslate();
  const all = translate('scheduling.admin.progress.candidates', { smart_count: registered });
  if (busy + handedIn === 0) return <>{all}</>;
  const parts = [
    all,
    busy > 0 && translate('scheduling.admin.progress.busy', { number: busy }),
    handedIn > 0 && translate('scheduling.admin.progress.handedIn', { number: handedIn }),
  ];
  return <>{parts.filter((part) => part !== false).join(', ')}</>;
}
