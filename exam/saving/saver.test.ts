import { describe, expect, test } from 'vitest';
import type { Save, SavedAnswer } from '../../api/exam-taking/contract.ts';
import { keptInMemory, toSendAgain, type KeptAnswers, type KeptChange } from './kept-answers.ts';
import { openSaver, type EndOfSaving, type Saver, type SaveState, type SendOutcome } from './saver.ts';

/** A server that follows the contract: per item the higher sequence holds, only the newest epoch writes. */
function newServer() {
  const answers = new Map<string, SavedAnswer>();
  const requests: Save[] = [];
  let epoch = 0;
  /** How the next requests end; after them all goes well. `lost`: saved, and the answer got lost on the way. */
  const mishaps: ('cut' | 'lost')[] = [];
  async function send(request: Save): Promise<SendOutcome> {
    requests.push(structuredClone(request));
    const mishap = mishaps.shift();
    if (mishap === 'cut') return { kind: 'away' };
    if (request.epoch < epoch) return { kind: 'end', why: 'taken-over' };
    if (request.answers.some(({ itemId }) => itemId === 'forbidden')) return { kind: 'refused' };
    for (const answer of request.answers) {
      if (answer.sequence > (answers.get(answer.itemId)?.sequence ?? 0)) answers.set(answer.itemId, answer);
    }
    if (mishap === 'lost') return { kind: 'away' };
    return { kind: 'saved', sequence: Math.max(...request.answers.map(({ sequence }) => sequence)) };
  }
  const open = () => ({
    ...{ attemptId: 'attempt', epoch: (epoch += 1), saved: [...answers.values()] },
    lastSequence: Math.max(0, ...[...answers.values()].map(({ sequence }) => sequence)),
  });
  const textOf = (itemId: string) => answers.get(itemId)?.value?.['gap'];
  return { answers, requests, mishaps, send, open, textOf };
}

/** Timers that run when the test says that time passes. */
function newTimers() {
  let now = 0;
  const due: { at: number; act: () => void }[] = [];
  return {
    after(milliseconds: number, act: () => void) {
      const one = { at: now + milliseconds, act };
      due.push(one);
      return () => {
        if (due.includes(one)) due.splice(due.indexOf(one), 1);
      };
    },
    async pass(milliseconds: number) {
      const until = now + milliseconds;
      for (;;) {
        await calm();
        const next = due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = next.at;
        due.splice(due.indexOf(next), 1);
        next.act();
      }
      now = until;
    },
  };
}

/** Until all that is promised has happened; nothing here waits for the clock. */
const calm = () => new Promise((resolve) => setImmediate(resolve));

type Server = ReturnType<typeof newServer>;

async function openPage(server: Server, kept: KeptAnswers = keptInMemory(), send = server.send) {
  const timers = newTimers();
  const states: SaveState[] = [];
  const ends: EndOfSaving[] = [];
  const { saver, sentAgain } = await openSaver({
    ...server.open(),
    ...{ kept, send, timers, now: () => 0 },
    onState: (state) => states.push(state),
    onEnd: (why) => ends.push(why),
  });
  const type = (text: string, itemId = 'q1') => saver.change(itemId, { gap: text }, false, 'typing');
  const write = (text: string, itemId = 'q1') => saver.change(itemId, { gap: text }, false);
  return { saver, sentAgain, timers, states, ends, type, write };
}

const stateOf = (saver: Saver) => saver.state().kind;

describe('saving', () => {
  test('is told only when the server has acknowledged it', async () => {
    const server = newServer();
    let acknowledge = () => {};
    const slow = new Promise<void>((resolve) => (acknowledge = resolve));
    const page = await openPage(server, keptInMemory(), async (request) => {
      const outcome = await server.send(request);
      await slow;
      return outcome;
    });
    page.write('fiets');
    await calm();
    expect(server.textOf('q1')).toBe('fiets');
    expect(stateOf(page.saver)).toBe('saving');
    acknowledge();
    await page.saver.settled();
    expect(stateOf(page.saver)).toBe('saved');
  });

  test('waits for the end of a word, keeps each letter on the device, and sends at once when told', async () => {
    const server = newServer();
    const kept = keptInMemory();
    const page = await openPage(server, kept);
    page.type('f');
    await page.timers.pass(300);
    page.type('fi');
    await page.timers.pass(300);
    expect(server.requests).toHaveLength(0);
    expect((await kept.of('attempt'))[0]?.value).toEqual({ gap: 'fi' });
    await page.timers.pass(100);
    expect(server.textOf('q1')).toBe('fi');
    page.type('fie');
    page.saver.flush();
    await calm();
    expect(server.textOf('q1')).toBe('fie');
    expect(await kept.of('attempt')).toEqual([]);
  });

  test('leaves out the signs that no server can keep, so that nothing is refused for them', async () => {
    const server = newServer();
    const kept = keptInMemory();
    const page = await openPage(server, kept);
    page.write('fi\u0000ets \ud83d😀');
    expect((await kept.of('attempt'))[0]?.value).toEqual({ gap: 'fiets 😀' });
    await page.saver.settled();
    expect(server.textOf('q1')).toBe('fiets 😀');
  });

  test('is kept on the device before it is sent', async () => {
    const server = newServer();
    const order: string[] = [];
    const memory = keptInMemory();
    const kept: KeptAnswers = {
      ...memory,
      keep: async (change) => {
        await calm();
        await memory.keep(change);
        order.push('kept');
      },
    };
    const page = await openPage(server, kept, async (request) => {
      order.push('sent');
      return await server.send(request);
    });
    page.write('fiets');
    await page.saver.settled();
    expect(order.slice(0, 2)).toEqual(['kept', 'sent']);
  });

  test('puts several items in one request and has one request under way at a time', async () => {
    const server = newServer();
    let busy = 0;
    let most = 0;
    const page = await openPage(server, keptInMemory(), async (request) => {
      most = Math.max(most, (busy += 1));
      await calm();
      busy -= 1;
      return await server.send(request);
    });
    for (let index = 0; index < 60; index += 1) page.write('x', `q${index}`);
    await page.saver.settled();
    expect(most).toBe(1);
    expect(server.answers.size).toBe(60);
    expect(server.requests.map(({ answers }) => answers.length)).toEqual([1, 50, 9]);
  });

  test('goes on through a cut of two minutes, and tells that it waits', async () => {
    const server = newServer();
    const page = await openPage(server);
    server.mishaps.push(...Array.from({ length: 10 }, () => 'cut' as const));
    page.write('een');
    await page.timers.pass(30_000);
    expect(page.saver.state()).toMatchObject({ kind: 'waiting', waiting: 1 });
    page.write('twee', 'q2');
    await calm();
    expect(stateOf(page.saver)).toBe('waiting');
    await page.timers.pass(120_000);
    expect(stateOf(page.saver)).toBe('saved');
    expect([server.textOf('q1'), server.textOf('q2')]).toEqual(['een', 'twee']);
  });

  test('is tried at once when the connection is back', async () => {
    const server = newServer();
    const page = await openPage(server);
    server.mishaps.push('cut', 'cut', 'cut');
    page.write('een');
    await page.timers.pass(3_000);
    expect(stateOf(page.saver)).toBe('waiting');
    page.saver.flush('online');
    await calm();
    expect(stateOf(page.saver)).toBe('saved');
  });

  test('holds up no answer for one that the server does not take', async () => {
    const server = newServer();
    const page = await openPage(server);
    page.write('x', 'q0');
    page.write('y', 'forbidden');
    page.write('z', 'q2');
    expect((await page.saver.settled()).kind).toBe('refused');
    expect([...server.answers.keys()]).toEqual(['q0', 'q2']);
  });

  test('while the page goes away, sends without waiting for the device or for what is under way', async () => {
    const server = newServer();
    const never = new Promise<void>(() => {});
    const page = await openPage(server, { ...keptInMemory(), keep: async () => await never });
    page.write('een');
    page.type('twee', 'q2');
    await calm();
    expect(server.requests).toHaveLength(0);
    page.saver.flush('leaving');
    await calm();
    expect(server.textOf('q2')).toBe('twee');
    await page.timers.pass(2_000); // a storage that hangs is not waited for any longer
    expect(server.textOf('q1')).toBe('een');
  });

  test('is told to be kept on the device only when it is', async () => {
    const server = newServer();
    const kept = keptInMemory();
    let letThrough = () => {};
    const slow = new Promise<void>((resolve) => (letThrough = resolve));
    const page = await openPage(server, {
      ...kept,
      durable: true,
      keep: async (change) => {
        if (change.itemId === 'q2') await slow;
        await kept.keep(change);
      },
    });
    server.mishaps.push('cut');
    page.write('een');
    await calm();
    expect(stateOf(page.saver)).toBe('waiting');
    page.write('twee', 'q2');
    await calm();
    expect(stateOf(page.saver)).toBe('saving');
    letThrough();
    await calm();
    expect(page.states.at(-1)).toEqual({ kind: 'waiting', waiting: 2, unsaved: 2, durable: true });
  });

  test('counts apart what holds another answer than the server has', async () => {
    const server = newServer();
    const page = await openPage(server);
    page.write('een');
    await page.saver.settled();
    server.mishaps.push('cut');
    page.saver.change('q1', { gap: 'een' }, true);
    page.saver.change('q2', null, false);
    page.write('drie', 'q3');
    await calm();
    expect(page.saver.state()).toMatchObject({ kind: 'waiting', waiting: 3, unsaved: 1 });
  });

  test('goes on in memory when the device can keep nothing more', async () => {
    const server = newServer();
    const full = { ...keptInMemory(), durable: true, keep: async () => await Promise.reject(new Error('full')) };
    const page = await openPage(server, full);
    page.write('een');
    expect(await page.saver.settled()).toEqual({ kind: 'saved', waiting: 0, unsaved: 0, durable: false });
    expect(server.textOf('q1')).toBe('een');
  });
});

describe('after a killed browser', () => {
  test('what was not acknowledged is sent first, under new sequences', async () => {
    const server = newServer();
    const kept = keptInMemory();
    const killed = await openPage(server, kept, async () => await new Promise<SendOutcome>(() => {}));
    killed.write('een', 'q1');
    killed.type('twee', 'q2');
    await calm();
    const page = await openPage(server, kept);
    expect(page.sentAgain.map(({ itemId }) => itemId)).toEqual(['q1', 'q2']);
    await page.saver.settled();
    expect([server.textOf('q1'), server.textOf('q2')]).toEqual(['een', 'twee']);
    expect(await kept.of('attempt')).toEqual([]);
  });

  test('the newest letters are found again though an older save was never heard of', async () => {
    const server = newServer();
    const kept = keptInMemory();
    const killed = await openPage(server, kept);
    server.mishaps.push('lost', 'cut', 'cut');
    killed.write('fie');
    await calm();
    killed.write('fiets');
    await calm();
    expect(server.textOf('q1')).toBe('fie');
    const page = await openPage(server, kept);
    server.mishaps.length = 0;
    await page.saver.settled();
    expect(server.textOf('q1')).toBe('fiets');
  });

  test('the newest letters are found again though an older save was acknowledged after they were typed', async () => {
    const server = newServer();
    const kept = keptInMemory();
    let count = 0;
    const killed = await openPage(server, kept, async (request) => {
      count += 1;
      if (count > 1) return await new Promise<SendOutcome>(() => {});
      await calm();
      return await server.send(request);
    });
    killed.write('fie');
    killed.write('fiets');
    await calm();
    await calm();
    expect(server.textOf('q1')).toBe('fie');
    const page = await openPage(server, kept);
    await page.saver.settled();
    expect(server.textOf('q1')).toBe('fiets');
  });

  test('what another device wrote meanwhile holds; what it did not touch is still sent', async () => {
    const server = newServer();
    const atHome = keptInMemory();
    const first = await openPage(server, atHome);
    first.write('oud', 'q1');
    first.write('oud', 'q2');
    await first.saver.settled();
    server.mishaps.push('cut', 'cut');
    first.write('van het eerste apparaat', 'q1');
    first.write('van het eerste apparaat', 'q2');
    await calm();
    server.mishaps.length = 0;
    const second = await openPage(server);
    second.write('van het tweede apparaat', 'q1');
    await second.saver.settled();
    const again = await openPage(server, atHome);
    await again.saver.settled();
    expect(server.textOf('q1')).toBe('van het tweede apparaat');
    expect(server.textOf('q2')).toBe('van het eerste apparaat');
    expect(await atHome.of('attempt')).toEqual([]);
  });
});

describe('two tabs of one browser', () => {
  test('the older one stops, says so, and writes nothing over what the newer keeps', async () => {
    const server = newServer();
    const kept = keptInMemory();
    const older = await openPage(server, kept);
    const newer = await openPage(server, kept, async () => await new Promise<SendOutcome>(() => {}));
    newer.write('nieuw');
    await calm();
    older.write('oud');
    await calm();
    expect(older.ends).toEqual(['taken-over']);
    expect(stateOf(older.saver)).toBe('stopped');
    expect((await kept.of('attempt'))[0]?.value).toEqual({ gap: 'nieuw' });
    expect(server.textOf('q1')).toBeUndefined();
  });
});

describe('what is sent again', () => {
  const change = (more: Partial<KeptChange>): KeptChange => ({
    ...{ attemptId: 'a', epoch: 1, itemId: 'q1', sequence: 7, value: { choice: 'b' }, flagged: false },
    ...{ base: 5, sent: [], keptAt: 0, ...more },
  });
  const answer = (more: Partial<SavedAnswer>): SavedAnswer => ({
    ...{ itemId: 'q1', sequence: 5, value: { choice: 'a' }, flagged: false, ...more },
  });

  test.each([
    ['the item stands as it was last seen', change({}), [answer({})], true],
    ['the item was never answered', change({ base: 0 }), [], true],
    ['it was saved already', change({ sent: [] }), [answer({ sequence: 7, value: { choice: 'b' } })], false],
    ['another device went on', change({}), [answer({ sequence: 9 })], false],
    [
      'another device wrote under the very sequence that was sent',
      change({ sent: [{ itemId: 'q1', sequence: 6, value: { choice: 'c' }, flagged: false }] }),
      [answer({ sequence: 6, value: { choice: 'd' } })],
      false,
    ],
    [
      'it was saved in part, and the fields come back in another order',
      change({ sent: [{ itemId: 'q1', sequence: 6, value: { x: '1', y: '2' }, flagged: false }] }),
      [answer({ sequence: 6, value: { y: '2', x: '1' } })],
      true,
    ],
  ])('%s', (_, kept, saved, expected) => {
    expect(toSendAgain([kept], saved).length === 1).toBe(expected);
  });
});
