import { expect, test } from 'vitest';
import { newSound, type SoundParts } from './sound.ts';

/** What a browser's audio element does, as far as we use it; the test says when time passes. */
function newPlayer() {
  const target = new EventTarget();
  const player = {
    ...{ src: '', currentTime: 0, duration: 30, paused: true, blocked: false },
    addEventListener: target.addEventListener.bind(target),
    async play() {
      if (player.blocked) throw new Error('not allowed');
      player.paused = false;
    },
    pause() {
      if (player.paused) return;
      player.paused = true;
      target.dispatchEvent(new Event('pause'));
    },
    passTo(seconds: number) {
      player.currentTime = seconds;
      target.dispatchEvent(new Event('timeupdate'));
    },
    end() {
      player.passTo(player.duration);
      player.pause();
      target.dispatchEvent(new Event('ended'));
    },
  };
  return player;
}

function newParts(more: Partial<SoundParts> = {}) {
  const player = newPlayer();
  const notes: (number | null)[] = [];
  const server = { plays: more.plays ?? 0, positionMs: more.positionMs ?? null };
  const parts: SoundParts = {
    ...{ maxPlays: 2, plays: 0, positionMs: null, player: player },
    fetchSound: async () => 'blob:sound',
    begin: async () => {
      server.plays += 1;
      server.positionMs = 0;
      return { plays: server.plays };
    },
    recount: async () => ({ ...server }),
    note: (position) => notes.push(position),
    onChange: () => {},
    ...more,
  };
  return { parts, player, notes, server };
}

test('each play counts, and after the last one there is none', async () => {
  const { parts, player, server } = newParts();
  const sound = newSound(parts);
  expect(sound.state()).toEqual({ kind: 'ready', playsLeft: 2, fault: null });
  await sound.play();
  expect(sound.state()).toMatchObject({ kind: 'playing', playsLeft: 1 });
  player.end();
  expect(sound.state()).toMatchObject({ kind: 'ready', playsLeft: 1 });
  await sound.play();
  player.end();
  expect(sound.state()).toMatchObject({ kind: 'used-up', playsLeft: 0 });
  await sound.play();
  expect(server.plays).toBe(2);
});

test('pressing twice counts once', async () => {
  const { parts, server } = newParts();
  const sound = newSound(parts);
  await Promise.all([sound.play(), sound.play()]);
  await sound.play();
  expect(server.plays).toBe(1);
});

test('a sound that does not come costs no play', async () => {
  const { parts, server } = newParts({ fetchSound: async () => null });
  const sound = newSound(parts);
  await sound.play();
  expect(sound.state()).toEqual({ kind: 'ready', playsLeft: 2, fault: 'away' });
  expect(server.plays).toBe(0);
});

test('a play that was broken off goes on where it was, and costs none', async () => {
  const { parts, player, server } = newParts({ plays: 2, positionMs: 12_000 });
  const sound = newSound(parts);
  expect(sound.state()).toMatchObject({ kind: 'resting', playsLeft: 0 });
  await sound.play();
  expect(player.currentTime).toBe(12);
  player.passTo(15);
  sound.rest();
  expect(sound.state().kind).toBe('resting');
  expect(sound.position()).toBe(15_000);
  await sound.play();
  expect(player.currentTime).toBe(15);
  expect(server.plays).toBe(2);
});

test('the server hears where a play is, every few seconds, when it stands still, and when it ends', async () => {
  const { parts, player, notes } = newParts();
  const sound = newSound(parts);
  await sound.play();
  for (const second of [1, 2, 3, 4.1, 5, 6, 7, 8.2]) player.passTo(second);
  player.pause();
  expect(notes).toEqual([4_100, 8_200, 8_200]);
  await sound.play();
  player.end();
  expect(notes.at(-1)).toBeNull();
});

test('when the server counted and its answer got lost, the play is not lost', async () => {
  const { parts, server, player } = newParts();
  let answers = false;
  const begin = async () => {
    server.plays += 1;
    server.positionMs = 0;
    return answers ? { plays: server.plays } : null;
  };
  const sound = newSound({ ...parts, begin });
  await sound.play();
  expect(sound.state()).toEqual({ kind: 'ready', playsLeft: 2, fault: 'away' });
  expect(player.paused).toBe(true);
  answers = true;
  await sound.play();
  expect(sound.state()).toMatchObject({ kind: 'playing', playsLeft: 1 });
  expect(server.plays).toBe(1);
});

test('a browser that does not play leaves the play for the next press', async () => {
  const { parts, player, server } = newParts();
  const sound = newSound(parts);
  player.blocked = true;
  await sound.play();
  expect(sound.state()).toMatchObject({ kind: 'resting', playsLeft: 1, fault: 'broken' });
  player.blocked = false;
  await sound.play();
  expect(sound.state().kind).toBe('playing');
  expect(server.plays).toBe(1);
});

test('who goes on to another text before the sound begins finds it at its start', async () => {
  const { parts, server } = newParts();
  const sound = newSound(parts);
  const pressed = sound.play();
  sound.rest();
  await pressed;
  expect(sound.state()).toMatchObject({ kind: 'resting', playsLeft: 1 });
  expect(sound.position()).toBe(0);
  expect(server.plays).toBe(1);
});

test('a sound that is used up is not fetched: the server gives it no more', async () => {
  let fetched = 0;
  const fetchSound = async () => {
    fetched += 1;
    return 'blob:sound';
  };
  await newSound(newParts({ plays: 2, fetchSound }).parts).load();
  expect(fetched).toBe(0);
  await newSound(newParts({ plays: 2, positionMs: 4_000, fetchSound }).parts).load();
  expect(fetched).toBe(1);
});
