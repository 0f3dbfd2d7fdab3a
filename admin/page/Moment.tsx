import { useLocaleState } from 'react-admin';
import { dateInWords, momentInWords } from './moments.ts';

/** A date with its time, in the Netherlands' time. */
export function Moment({ at }: { at: string }) {
  const [locale] = useLocaleState();
  return <time dateTime={at}>{momentInWords(at, locale)}</time>;
}

/** A date alone. */
export function Day({ at }: { at: string }) {
  const [locale] = useLocaleState();
  return <time dateTime={at}>{dateInWords(at, locale)}</time>;
}
