import { createInstance, type i18n } from 'i18next';
import type { I18nProvider } from 'react-admin';

/** The languages of the back office, Dutch first. */
export const languages = [
  { locale: 'nl', name: 'Nederlands' },
  { locale: 'en', name: 'English' },
];
const keptUnder = 'teletoets.locale';

const texts: Record<string, () => Promise<object>> = {
  nl: () => import('./texts/nl.ts').then((language) => language.default),
  en: () => import('./texts/en.ts').then((language) => language.default),
};

/** Starts in the language that this browser chose before, or in Dutch. Only that language's texts are fetched. */
export async function startI18n(): Promise<I18nProvider> {
  const kept = localStorage.getItem(keptUnder);
  const locale = kept !== null && kept in texts ? kept : 'nl';
  const engine = createInstance();
  await engine.init({
    lng: locale,
    fallbackLng: false,
    resources: {},
    // Names are paths in one tree ('domain.phases.refused'). A sentence from the server passes as it is, colons and all.
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  await use(engine, locale);
  return providerFor(engine);
}

function providerFor(engine: i18n): I18nProvider {
  return {
    translate: (key, options) => translate(engine, key, options),
    getLocale: () => engine.language,
    getLocales: () => languages,
    async changeLocale(locale) {
      await use(engine, locale);
      localStorage.setItem(keptUnder, locale);
    },
  };
}

/** react-admin calls a default text `_` and the number that decides the plural `smart_count`. */
export function translate(engine: i18n, key: string, options: Record<string, unknown> = {}): string {
  const { _: defaultValue, smart_count: count, ...values } = options;
  // A value that a person typed is never read as a reference to another sentence (`$t(…)`).
  const given = { ...values, nest: false, ...(count === undefined ? {} : { count, smart_count: count }) };
  return engine.t(key, typeof defaultValue === 'string' ? { ...given, defaultValue } : given);
}

async function use(engine: i18n, locale: string): Promise<void> {
  if (!engine.hasResourceBundle(locale, 'translation')) {
    engine.addResourceBundle(locale, 'translation', await texts[locale]?.());
  }
  await engine.changeLanguage(locale);
  document.documentElement.lang = locale;
}
