import { useLocaleState, useTranslate } from 'react-admin';
import type { SittingResultsRow } from '../../api/results/contract.ts';
import { momentInWords } from '../page/moments.ts';

/** How it went in one line: how many passed and the average; before the release, from when it can be seen. */
export function Summary({ of: row }: { of: SittingResultsRow }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (!row.available) {
    return <>{translate('results.admin.availableFrom', { moment: momentInWords(row.availableFrom, locale) })}</>;
  }
  if (row.summary === null) return <>{translate('results.admin.nobodyYet')}</>;
  return (
    <>
      {translate('results.admin.summary', {
        passed: row.summary.passed,
        finished: row.progress.finished,
        average: row.summary.average.text,
      })}
    </>
  );
}
