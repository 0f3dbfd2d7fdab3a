import { useLocaleState, useTranslate } from 'react-admin';
import { dayInWords } from '../sittings/window-in-words.ts';

/** A day, or the first and the last of a period; days of the calendar, `yyyy-mm-dd`. */
export function Days({ firstDay, lastDay }: { firstDay: string; lastDay: string }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [first, last] = [dayInWords(firstDay, locale, false), dayInWords(lastDay, locale, false)];
  return <>{firstDay === lastDay ? first : translate('results.admin.days', { first, last })}</>;
}
