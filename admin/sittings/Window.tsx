import { useLocaleState, useTranslate } from 'react-admin';
import type { SittingRow } from '../../api/scheduling/contract.ts';
import { windowValues } from './window-in-words.ts';

/** When an exam may be made: a moment, or the days and the daily hours of a period. */
export function Window({ of: window }: { of: SittingRow['window'] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { sentence, values } = windowValues(window, locale);
  return <>{translate(sentence, values)}</>;
}
