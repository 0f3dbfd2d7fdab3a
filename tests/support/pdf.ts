import { inflateSync } from 'node:zlib';

/**
 * The words of a PDF as pdfkit writes it, without spaces: glyph codes from the page streams, turned into characters by
 * the fonts' own ToUnicode tables. Both fonts are tried, so a word may come out of the wrong one: enough to see that
 * what was given is there.
 */
export function textOf(pdf: Uint8Array): string {
  const source = Buffer.from(pdf).toString('latin1');
  const streams = [...source.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body]) => inflated(body ?? ''));
  const fonts = streams.filter((stream) => stream.includes('begincmap')).map(characters);
  const shown = streams.filter((stream) => stream.includes(' Tf') && !stream.includes('begincmap'));
  return fonts
    .map((font) =>
      shown
        .flatMap((stream) => [...stream.matchAll(/<([0-9a-f]+)>/g)])
        .map(([, codes]) => (codes?.match(/.{4}/g) ?? []).map((code) => font[Number.parseInt(code, 16)] ?? '').join(''))
        .join(''),
    )
    .join('\n')
    .replace(/\s/g, '');
}

type Rectangle = { x: number; y: number; width: number; height: number };

/** The rectangles that are drawn in a PDF, in the order of drawing, each page after the other. In points. */
export function rectanglesOf(pdf: Uint8Array): Rectangle[] {
  const source = Buffer.from(pdf).toString('latin1');
  const streams = [...source.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body]) => inflated(body ?? ''));
  return streams
    .flatMap((stream) => [...stream.matchAll(/^(\S+) (\S+) (\S+) (\S+) re$/gm)])
    .map(([, x, y, width, height]) => ({
      ...{ x: Number(x), y: Number(y) },
      ...{ width: Number(width), height: Number(height) },
    }));
}

function inflated(body: string): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
  } catch {
    return body;
  }
}

/** What a ToUnicode table says: the character of each glyph code, in order from 0. */
function characters(table: string): string[] {
  return [...table.matchAll(/<0000> <[0-9a-f]+> \[([^\]]+)\]|<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]+)\]/g)].flatMap(
    (block) => (block[1] ?? block[3] ?? '').match(/<[0-9a-f ]*>/g)?.map(fromUtf16) ?? [],
  );
}
const fromUtf16 = (hex: string) =>
  (hex.match(/[0-9a-f]{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

/** What a screen reader relies on: whether it is tagged, in which language, with a title, as PDF/UA. */
export function accessibilityOf(pdf: Uint8Array) {
  const source = Buffer.from(pdf).toString('latin1');
  return {
    isTagged: source.includes('/MarkInfo') && source.includes('/Marked true') && source.includes('/StructTreeRoot'),
    language: /\/Lang \((.*?)\)/.exec(source)?.[1] ?? null,
    showsTitle: source.includes('/DisplayDocTitle true'),
    claimsUa: source.includes('pdfuaid:part'),
    pages: source.match(/\/Type \/Page\b/g)?.length ?? 0,
  };
}
