import { useLocaleState } from 'react-admin';
import { dateInWords } from '../page/moments.ts';

/** A day of the calendar, `yyyy-mm-dd`, in words. Noon, so that it is the same day in each zone. */
export function CalendarDay({ day }: { day: string }) {
  const [locale] = useLocaleState();
  return <time dateTime={day}>{dateInWords(`${day}T12:00:00Z`, locale)}</time>;
}
