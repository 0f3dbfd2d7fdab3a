import { expect, test } from 'vitest';
import { networkOf } from './client-network.ts';
import { newGuessLimit, SlowDown, StudentNumberNeeded, type Entrant, type GuessLimit } from './guess-limit.ts';

const hall = '192.0.2.10';
const nobody = async () => null;
const candidate = (index: number, sittingId = 'hall') => ({
  ...{ registrationId: `candidate-${index}`, sittingId },
  studentNumber: `0${index}`,
});

/** How a look-up ended. */
async function ask(
  limit: GuessLimit,
  address: string,
  found: Entrant | null = null,
  studentNumber: string | null = null,
) {
  try {
    return (await limit.lookUp(address, async () => found, studentNumber)) ? 'in' : 'unknown';
  } catch (fault) {
    if (fault instanceof StudentNumberNeeded) return 'asked';
    expect(fault).toBeInstanceOf(SlowDown);
    expect((fault as SlowDown).seconds).toBeGreaterThan(0);
    return 'wait';
  }
}

const countOf = (answers: string[], answer: string) => answers.filter((one) => one === answer).length;

async function guess(limit: GuessLimit, times: number, addressOf: (index: number) => string) {
  const answers: string[] = [];
  for (let index = 0; index < times; index += 1) answers.push(await ask(limit, addressOf(index)));
  return answers;
}

test('who goes on guessing has ten answers, and then none: a lucky guess is answered as a wrong one', async () => {
  const limit = newGuessLimit();
  const answers = await guess(limit, 3_000, () => hall);
  expect(countOf(answers, 'unknown')).toBe(10);
  expect(countOf(answers, 'asked')).toBe(2_990);
  expect(await ask(limit, hall, candidate(1, 'elsewhere'))).toBe('asked');
  expect(await ask(limit, hall, candidate(1, 'elsewhere')), 'typed again').toBe('asked');
  expect(await ask(limit, '198.51.100.7', candidate(2, 'elsewhere')), 'in another network').toBe('in');
});

test('the addresses of one IPv6 network are one, and so are both ways to write an IPv4 address', async () => {
  const limit = newGuessLimit();
  const rotating = await guess(limit, 500, (index) => `2001:db8:1:2:${index.toString(16)}::${index.toString(16)}`);
  expect(countOf(rotating, 'unknown')).toBe(10);
  const mapped = await guess(limit, 20, (index) => (index % 2 ? hall : `::ffff:${hall}`));
  expect(countOf(mapped, 'unknown')).toBe(10);
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:C000:0201', '192.0.2.1'],
  ['2001:DB8::1', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:ffff::', '2001:db8:0:0::/64'],
  ['2001:db8:a:b:c:d:e:f', '2001:db8:a:b::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('from however many addresses, there are a thousand answers a day', async () => {
  const limit = newGuessLimit();
  const answers = await guess(limit, 5_000, (index) => `2001:db8:${(index % 4_000).toString(16)}::1`);
  expect(countOf(answers, 'unknown')).toBe(1_000);
  expect(await ask(limit, '2001:db8:ffff::1', candidate(1)), 'a lucky guess').toBe('asked');
  expect(await ask(limit, hall, candidate(1)), 'the first of a hall').toBe('asked');
  expect(await ask(limit, hall, candidate(2)), 'the second vouches').toBe('in');
  expect(await ask(limit, hall, candidate(1)), 'and the first is in').toBe('in');
});

test('three hundred candidates come in behind one address while someone there guesses on and on', async () => {
  const limit = newGuessLimit();
  await guess(limit, 500, () => hall);
  const asked: number[] = [];
  for (let index = 0; index < 300; index += 1) {
    const [first, second] = await guess(limit, 2, () => hall);
    // Each candidate who came in earned the hall one slip, and no more.
    expect([first, second]).toEqual([index < 2 ? 'asked' : 'unknown', 'asked']);
    if ((await ask(limit, hall, candidate(index))) === 'asked') asked.push(index);
  }
  expect(asked, 'only the very first, until the second was there').toEqual([0]);
  expect(await ask(limit, hall, candidate(0))).toBe('in');
});

test('the slips of a large school take nobody’s way in: every candidate earns one, once', async () => {
  const limit = newGuessLimit();
  for (let index = 0; index < 100; index += 1) {
    expect(await ask(limit, hall, candidate(index, `sitting-${index}`)), 'each alone in a sitting').toBe('in');
    expect(await ask(limit, hall), 'a slip that has a right check digit').toBe('unknown');
  }
  expect(countOf(await guess(limit, 100, () => hall), 'unknown')).toBe(10);
  // Who comes in time and again earns nothing by it.
  const other = newGuessLimit();
  for (let index = 0; index < 50; index += 1) await ask(other, hall, candidate(1));
  expect(countOf(await guess(other, 100, () => hall), 'unknown')).toBe(11);
});

test('a thousand who come at once behind one address are all let in', async () => {
  const limit = newGuessLimit();
  const answers = await Promise.all(Array.from({ length: 1_000 }, (_, index) => ask(limit, hall, candidate(index))));
  expect(countOf(answers, 'in')).toBe(1_000);
});

test('two of one sitting vouch for each other when they come within a minute, not later', async () => {
  let now = 0;
  const limit = newGuessLimit({ now: () => now });
  await guess(limit, 11, () => hall);
  expect(await ask(limit, hall, candidate(1))).toBe('asked');
  now += 61_000;
  expect(await ask(limit, hall, candidate(2))).toBe('asked');
  now += 59_000;
  expect(await ask(limit, hall, candidate(3))).toBe('in');
});

test('who is alone comes in with number and student number, however much is guessed around', async () => {
  const limit = newGuessLimit();
  await guess(limit, 3_000, (index) => `2001:db8:${(index % 2_000).toString(16)}::1`);
  await guess(limit, 2_000, () => hall);
  expect(await ask(limit, hall, candidate(7))).toBe('asked');
  expect(await ask(limit, hall, candidate(7), '8'), 'of someone else').toBe('unknown');
  expect(await ask(limit, hall, null, '7'), 'with a number that does not exist: the same answer').toBe('unknown');
  expect(await ask(limit, hall, candidate(7), ' 7 '), 'as people copy it').toBe('in');
});

test('wrong pairs are bounded, by network', async () => {
  const limit = newGuessLimit({ pairsInMinute: 20 });
  await guess(limit, 11, () => hall);
  const answers: string[] = [];
  for (let index = 0; index < 100; index += 1) answers.push(await ask(limit, hall, candidate(7), `1${index}`));
  expect([countOf(answers, 'unknown'), countOf(answers, 'wait')]).toEqual([20, 80]);
  expect(await ask(limit, hall, candidate(7), '7')).toBe('wait');
  await guess(limit, 11, () => '192.0.2.99');
  expect(await ask(limit, '192.0.2.99', candidate(7), '7')).toBe('in');
});

test('that it comes on is told, once for a network and once for all', async () => {
  const told: string[] = [];
  const limit = newGuessLimit({ inAll: 25, onGuard: (of) => told.push(of) });
  await guess(limit, 50, () => hall);
  expect(told).toEqual(['network']);
  await guess(limit, 50, (index) => `192.0.3.${index}`);
  expect(told).toEqual(['network', 'all']);
});

test('a flood is not even looked up', async () => {
  const limit = newGuessLimit({ inMinute: 50 });
  await guess(limit, 100, () => hall);
  let looked = false;
  const found = limit.lookUp(hall, async () => {
    looked = true;
    return await nobody();
  });
  await expect(found).rejects.toBeInstanceOf(StudentNumberNeeded);
  expect(looked).toBe(false);
});
