import { useTranslate } from 'react-admin';
import type { InspectionRow } from '../../api/inspection/contract.ts';
import { Day } from '../page/Moment.tsx';

/** By when the printout comes, or since when it is there; a dash for a request that ended otherwise. */
export function PromisedDay({ inspection: { promisedFor, deliveredAt } }: { inspection: InspectionRow }) {
  const translate = useTranslate();
  if (deliveredAt !== null) {
    return (
      <>
        {translate('inspection.admin.since')} <Day at={deliveredAt} />
      </>
    );
  }
  if (promisedFor === null) return <>–</>;
  return (
    <>
      {translate('inspection.admin.atTheLatest')} <Day at={promisedFor} />
    </>
  );
}
