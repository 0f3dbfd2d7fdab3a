import { readFileSync, globSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureSize, soundDuration } from './media-facts.ts';

const bytes = (...parts: (number[] | string)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));

describe('the size of a picture', () => {
  const png = bytes('\u0089PNG\r\n\u001a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 128], [0, 0, 1, 224], [8, 2, 0, 0, 0]);
  const frame = (marker: number) => [0xff, marker, 0, 17, 8, 1, 224, 2, 128, 3];
  const jpeg = (marker: number) =>
    bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2], [0xff, 0xff, 0xdb, 0, 3, 9], frame(marker));

  test('is read from a PNG, also where its bytes lie in the middle of others', () => {
    expect(pictureSize(png, 'image/png')).toEqual({ width: 640, height: 480 });
    expect(pictureSize(bytes([1, 2, 3], [...png]).subarray(3), 'image/png')).toEqual({ width: 640, height: 480 });
  });

  test.each([0xc0, 0xc1, 0xc2])('is read from a JPEG with frame %i', (marker) => {
    expect(pictureSize(jpeg(marker), 'image/jpeg')).toEqual({ width: 640, height: 480 });
  });

  test('is not there in what was cut off', () => {
    expect(pictureSize(png.subarray(0, 20), 'image/png')).toBeNull();
    expect(pictureSize(jpeg(0xc0).subarray(0, 18), 'image/jpeg')).toBeNull();
    expect(pictureSize(jpeg(0xc4), 'image/jpeg'), 'a Huffman table is no frame').toBeNull();
  });
});

describe('how long a sound plays', () => {
  /** MPEG 1 layer III, 128 kbit/s at 44.1 kHz: 1152 samples in 417 bytes. */
  const frame = [0xff, 0xfb, 0x90, 0x00, ...Array<number>(413).fill(0)];
  const frames = (count: number) => Array.from({ length: count }, () => frame).flat();

  test.each([
    ['frames', bytes(frames(100)), 2_612],
    ['frames after a tag', bytes('ID3', [4, 0, 0, 0, 0, 1, 2], Array<number>(130).fill(255), frames(100)), 2_612],
    ['frames with a tag behind them', bytes(frames(10), 'TAG', Array<number>(125).fill(32)), 261],
    ['MPEG 2 at 22.05 kHz', bytes([0xff, 0xf3, 0x40, 0x00], Array<number>(100).fill(0)), 26],
  ])('%s', (_name, sound, milliseconds) => {
    expect(soundDuration(sound)).toBe(milliseconds);
  });

  test('is not there where there is no sound', () => {
    expect(soundDuration(bytes('geen geluid'))).toBeNull();
    expect(soundDuration(new Uint8Array())).toBeNull();
  });

  test('of the demo exams is that of speech: a few kilobytes a second', () => {
    const sounds = globSync('dev/demo-exams/sounds/*.mp3');
    expect(sounds.length).toBeGreaterThan(0);
    for (const path of sounds) {
      const sound = readFileSync(path);
      const seconds = (soundDuration(sound) ?? 0) / 1_000;
      expect(sound.length / seconds, path).toBeGreaterThan(1_500);
      expect(sound.length / seconds, path).toBeLessThan(40_000);
    }
  });
});

test('whatever the bytes are, reading them ends', () => {
  const sane = (value: number) => Number.isInteger(value) && value >= 0;
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 2_000 }),
      fc.constantFrom<number[]>([0xff, 0xd8], [0xff, 0xfb, 0x90, 0], []),
      (some, start) => {
        const file = bytes(start, [...some]);
        for (const type of ['image/png', 'image/jpeg'] as const) {
          const size = pictureSize(file, type);
          expect(size === null || (sane(size.width) && sane(size.height))).toBe(true);
        }
        expect(sane(soundDuration(file) ?? 0)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
