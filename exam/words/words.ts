import type dutch from '../../locales/nl/exam-taking.json';

/** The sentences of the exam player. Only those of the chosen language are fetched. */

export type Language = 'nl' | 'en';
type Texts = typeof dutch;

type LeafPath<Node, Before extends string = ''> = {
  [Name in keyof Node & string]: Node[Name] extends string
    ? `${Before}${WithoutPlural<Name>}`
    : LeafPath<Node[Name], `${Before}${Name}.`>;
}[keyof Node & string];
type WithoutPlural<Name extends string> = Name extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Name;

/** The name of a sentence, as `number.title`. A name that does not exist is a type error. */
export type WordKey = LeafPath<Texts>;
export type Values = Record<string, string | number>;

export type Words = {
  language: Language;
  /** The sentence with its values filled in; `count` chooses between one and more. */
  t: (key: WordKey, values?: Values) => string;
  /** '09.30' in Dutch, '09:30' in English, on the clock in Amsterdam, wherever the device thinks it is. */
  time: (instant: Date) => string;
  /** 'dinsdag 24 november 2026', in Amsterdam. */
  day: (instant: Date) => string;
};

export async function loadWords(language: Language): Promise<Words> {
  const { default: texts } =
    language === 'nl'
      ? await import('../../locales/nl/exam-taking.json', { with: { type: 'json' } })
      : await import('../../locales/en/exam-taking.json', { with: { type: 'json' } });
  return wordsOf(language, texts);
}

export function wordsOf(language: Language, texts: Texts): Words {
  const tag = language === 'nl' ? 'nl-NL' : 'en-GB';
  const plural = new Intl.PluralRules(tag);
  const timeZone = 'Europe/Amsterdam';
  const time = new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(tag, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const find = (path: string): string | undefined => {
    let node: unknown = texts;
    for (const name of path.split('.')) {
      node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined;
    }
    return typeof node === 'string' ? node : undefined;
  };
  return {
    language,
    t: (key, values = {}) => {
      const count = values['count'];
      const many = typeof count === 'number' ? find(`${key}_${plural.select(count)}`) : undefined;
      const sentence = many ?? find(key) ?? key;
      return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
    },
    time: (instant) => (language === 'nl' ? time.format(instant).replace(':', '.') : time.format(instant)),
    day: (instant) => day.format(instant),
  };
}

const kept = 'taal';

/** The language that was chosen on this device; Dutch where none was, or where the device keeps nothing. */
export function chosenLanguage(): Language {
  try {
    return localStorage.getItem(kept) === 'en' ? 'en' : 'nl';
  } catch {
    return 'nl';
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(kept, language);
  } catch {
    // A device that keeps nothing asks again next time.
  }
}
