import { expect, test } from 'vitest';
import { chainHash, firstBreak, firstHash } from './audit-chain.ts';

const event = (sequence: number, details: unknown) => ({
  caseId: '01a20a53-8c23-71f5-89d0-97799599bafb',
  sequence,
  at: new Date('2026-11-23T10:00:00Z'),
  code: 'task-opened:helpdesk-review',
  actor: 'process',
  accountId: null,
  details,
  correlationId: null,
});

function chain(...details: unknown[]) {
  let previousHash = firstHash;
  return details.map((detail, index) => {
    const facts = event(index + 1, detail);
    const link = { ...facts, previousHash, hash: chainHash(previousHash, facts) };
    previousHash = link.hash;
    return link;
  });
}

test('a chain that nobody touched holds, in whatever order the database gives the keys back', () => {
  const events = chain({ a: 1, b: { c: 2, d: 3 } }, {});
  expect(firstBreak(events)).toBeNull();
  expect(
    firstBreak(events.map((one) => ({ ...one, details: one.sequence === 1 ? { b: { d: 3, c: 2 }, a: 1 } : {} }))),
  ).toBeNull();
});

test.each([
  [
    'changed',
    (events: ReturnType<typeof chain>) => events.map((one) => (one.sequence === 2 ? { ...one, code: 'x' } : one)),
    2,
  ],
  ['left out', (events: ReturnType<typeof chain>) => events.filter(({ sequence }) => sequence !== 2), 2],
  ['exchanged', (events: ReturnType<typeof chain>) => events.toReversed(), 1],
])('an event that was %s shows', (_name, tamper, place) => {
  expect(firstBreak(tamper(chain(1, 2, 3)))).toBe(place);
});
