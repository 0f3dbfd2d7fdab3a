/**
 * What the bytes of a picture or a sound say of themselves: pixels, milliseconds. Null where that can't be read, which
 * for a picture means that it is damaged.
 */

export type PictureSize = { width: number; height: number };

export function pictureSize(bytes: Uint8Array, mediaType: 'image/png' | 'image/jpeg'): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = mediaType === 'image/png' ? sizeOfPng(view) : sizeOfJpeg(view);
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

/** The header is the first chunk, after the eight bytes that make it a PNG. */
const sizeOfPng = (view: DataView): PictureSize | null =>
  view.byteLength >= 24 ? { width: view.getUint32(16), height: view.getUint32(20) } : null;

/** Walks from segment to segment to the one that begins a frame. */
function sizeOfJpeg(view: DataView): PictureSize | null {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const beginsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (beginsFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** How long an MP3 plays, from its frames: each says how long it is and how much sound it holds. */
export function soundDuration(bytes: Uint8Array): number | null {
  let seconds = 0;
  let frames = 0;
  for (let at = afterTag(bytes); at + 4 <= bytes.length;) {
    const frame = frameAt(bytes, at);
    if (frame === null) {
      if (frames > 0) break; // what follows the sound: a tag, or what was cut off
      at += 1;
      continue;
    }
    frames += 1;
    seconds += frame.seconds;
    at += frame.length;
  }
  return frames === 0 ? null : Math.round(seconds * 1_000);
}

/** An ID3 tag stands before the sound; its length is written in seven bits a byte. */
function afterTag(bytes: Uint8Array): number {
  const isTag = bytes[0] === 0x49 && bytes[1] === 0x44 && bytes[2] === 0x33;
  if (!isTag) return 0;
  return [6, 7, 8, 9].reduce((length, place) => length * 128 + (bytes[place] ?? 0), 0) + 10;
}

/** Of layer III, in kilobits a second, by the number in the header: MPEG 1, and MPEG 2 and 2.5. */
const bitRates = {
  first: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  later: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
/** Samples a second, by version and the number in the header. */
const sampleRates: Record<number, readonly number[]> = {
  3: [44_100, 48_000, 32_000],
  2: [22_050, 24_000, 16_000],
  0: [11_025, 12_000, 8_000],
};

/** The frame whose header stands here: its length in bytes and how long it sounds; null when there is none. */
function frameAt(bytes: Uint8Array, at: number): { length: number; seconds: number } | null {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  const version = (second >> 3) & 3;
  const isLayerThree = ((second >> 1) & 3) === 1;
  if (first !== 0xff || second >> 5 !== 7 || !isLayerThree) return null;
  const bitRate = (version === 3 ? bitRates.first : bitRates.later)[third >> 4];
  const sampleRate = sampleRates[version]?.[(third >> 2) & 3];
  if (!bitRate || !sampleRate) return null;
  const samples = version === 3 ? 1_152 : 576;
  const length = Math.floor((samples * bitRate * 125) / sampleRate) + ((third >> 1) & 1);
  return { length, seconds: samples / sampleRate };
}
