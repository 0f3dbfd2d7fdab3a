import { expect, test } from 'vitest';
import { newServerClock } from './server-clock.ts';

const nine = Date.UTC(2026, 10, 24, 9);

function clockAt(start: number) {
  let passed = start;
  const clock = newServerClock(() => passed);
  return { clock, pass: (milliseconds: number) => (passed += milliseconds), at: () => passed };
}

test('knows nothing before the first answer', () => {
  expect(clockAt(100).clock.now()).toBeNull();
});

test('goes on from what the server said, in the middle of asking and hearing', () => {
  const { clock, pass, at } = clockAt(5_000);
  const sent = at();
  clock.heard(new Date(nine), sent, pass(200));
  expect(clock.now()).toEqual(new Date(nine + 100));
  pass(60_000);
  expect(clock.now()).toEqual(new Date(nine + 60_100));
});

test('trusts a quick answer more than a slow one', () => {
  const { clock, pass, at } = clockAt(0);
  clock.heard(new Date(nine), at(), at());
  const sent = at();
  pass(4_000);
  clock.heard(new Date(nine), sent, at()); // the server answered at once, and the answer took four seconds
  expect(clock.now()).toEqual(new Date(nine + 4_000));
});

test('believes the server again after the device slept without counting', () => {
  const { clock, pass, at } = clockAt(0);
  clock.heard(new Date(nine), at(), at());
  pass(1_000);
  const hourLater = nine + 3_600_000;
  clock.heard(new Date(hourLater), at() - 300, at());
  expect(Math.abs((clock.now()?.getTime() ?? 0) - hourLater)).toBeLessThanOrEqual(300);
});
