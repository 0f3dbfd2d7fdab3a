import type { Candidate } from '../../../api/scheduling/contract.ts';

type Name = Pick<Candidate, 'givenName' | 'infix' | 'familyName'>;
const present = (part: string) => part !== '';

/** As a list shows it: 'Berg, Fatima van den'. */
export const nameInList = ({ givenName, infix, familyName }: Name): string =>
  `${familyName}, ${[givenName, infix].filter(present).join(' ')}`;

/** As one speaks it: 'Fatima van den Berg'. */
export const fullName = ({ givenName, infix, familyName }: Name): string =>
  [givenName, infix, familyName].filter(present).join(' ');
