import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font, type GlyphRun } from 'fontkit';

/**
 * Open Sans, opened and parsed once for all documents that a thread makes, and each word of the documents' fixed text laid
 * out once: two thirds of the time that a document took went into doing this anew.
 */
export type Weight = 'regular' | 'bold';

const files: Record<Weight, string> = { regular: '400Regular', bold: '700Bold' };
const opened = new Map<Weight, Font>();

/** Words that are kept laid out, of each weight. Most come back in each document; after so many all are forgotten. */
const wordsKept = 2_000;

/** A font for one document. What is made with it depends on that document alone, never on those made before it. */
export function fontFor(weight: Weight): PDFKit.Mixins.PDFFontSource {
  const font = opened.get(weight) ?? open(weight);
  opened.set(weight, font);
  return startedAfresh(font) as unknown as PDFKit.Mixins.PDFFontSource;
}

function open(weight: Weight): Font {
  const file = files[weight];
  const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/open-sans/${file}/OpenSans_${file}.ttf`));
  return withMemory(create(readFileSync(path)) as Font);
}

/** pdfkit lays out word by word, and stretches the positions that it gets: so each time it gets its own. */
function withMemory(font: Font): Font {
  const known = new Map<string, GlyphRun>();
  const layout: Font['layout'] = (text, features, ...rest) => {
    if (features) return startedAfresh(font).layout(text, features, ...rest);
    const run = known.get(text) ?? startedAfresh(font).layout(text);
    if (known.size >= wordsKept) known.clear();
    known.set(text, run);
    const positions = run.positions.map((position) => ({ ...position }));
    return Object.assign(Object.create(run) as GlyphRun, { positions });
  };
  return Object.assign(Object.create(font) as Font, { layout });
}

/**
 * The same font, with none of its glyphs made yet: a glyph keeps the characters that it was first made for, which a
 * document states when it embeds the font. fontkit shares parsed tables in a like way between variations of a font.
 */
const startedAfresh = (font: Font): Font => Object.assign(Object.create(font) as Font, { _glyphs: {} });
