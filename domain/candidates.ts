/** A candidate's name, in its parts: the tussenvoegsel stands apart, so that lists sort on the family name. */
export type CandidateName = { givenName: string; infix: string; familyName: string };

/** As one speaks it: 'Fatima van den Berg'. */
export const fullName = ({ givenName, infix, familyName }: CandidateName): string =>
  [givenName, infix, familyName].filter((part) => part !== '').join(' ');

/** As a list shows it: 'Berg, Fatima van den'. */
export const nameInList = ({ givenName, infix, familyName }: CandidateName): string =>
  `${familyName}, ${[givenName, infix].filter((part) => part !== '').join(' ')}`;

/** The order of a list: by family name as Dutch sorts it, then the given name. */
export const byName = (a: CandidateName, b: CandidateName): number =>
  collator.compare(a.familyName, b.familyName) || collator.compare(a.givenName, b.givenName);

const collator = new Intl.Collator('nl');
