import enDocument from './en/document.json' with { type: 'json' };
import type { Locale } from './index.ts';
import nlDocument from './nl/document.json' with { type: 'json' };

/** The non-disclosure agreement's text: the page that is signed and the PDF both take it from here. */
export interface NdaText {
  title: string;
  intro: string;
  articles: { title: string; text: string }[];
}

/** The version that a new application gets. Earlier versions stay, for applications that are under way. */
export const currentNdaVersion: string = nlDocument.nda.current;

/** @throws {RangeError} when there is no such version */
export function ndaText(locale: Locale, version: string): NdaText {
  const { versions } = { nl: nlDocument, en: enDocument }[locale].nda;
  if (!Object.hasOwn(versions, version))
    throw new RangeError(`There is no version ${version} of the non-disclosure agreement`);
  return versions[version as keyof typeof versions];
}
