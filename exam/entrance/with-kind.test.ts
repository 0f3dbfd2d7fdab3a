import { expect, test } from 'vitest';
import { withKind } from './with-kind.ts';

test.each([
  ['Leesexamen Nederlands: werken in de zorg', 'Leesexamen', 'Leesexamen Nederlands: werken in de zorg'],
  [
    'Leesexamen Nederlands: werken in de zorg',
    'Reading exam',
    'Leesexamen Nederlands: werken in de zorg (Reading exam)',
  ],
  ['Veilig werken', 'Theorietoets', 'Veilig werken (Theorietoets)'],
])('%s, %s', (title, kind, shown) => {
  expect(withKind(title, kind)).toBe(shown);
});
