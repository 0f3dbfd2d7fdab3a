import { isDeepStrictEqual } from 'node:util';
import type { CandidateEntry } from '../domain/scheduling.ts';

/** Whether what is saved is what was saved before under the same id, with an answer that got lost. */

/** It was saved before under this id, with something else in it. */
export class MadeDifferently extends Error {
  override name = 'MadeDifferently';
  readonly reference: string;
  constructor(reference: string) {
    super('It was saved before with something else in it');
    this.reference = reference;
  }
}

/** Whether two lists name the same candidates, in whatever order. */
export function areTheSame(some: readonly CandidateEntry[], others: readonly CandidateEntry[]): boolean {
  const inOrder = (list: readonly CandidateEntry[]) =>
    list
      .map(({ studentNumber, givenName, infix, familyName, dateOfBirth, extraMinutes }) =>
        JSON.stringify([studentNumber, givenName, infix, familyName, dateOfBirth, extraMinutes]),
      )
      .sort();
  return isDeepStrictEqual(inOrder(some), inOrder(others));
}
