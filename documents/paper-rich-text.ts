import { fileURLToPath } from 'node:url';
import { tokens } from '../design/tokens.ts';
import type { Block, Inline, RichText } from '../domain/rich-text.ts';
import type { Doc, Structure } from './paper.ts';

/** The texts of the exam bank on paper. A gap or a dropdown is a numbered blank. */

const { colour } = tokens;
const italic = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/open-sans/400Regular_Italic/OpenSans_400Regular_Italic.ttf'),
);
const size = 10;
const step = 16;

/** @param places the gaps and dropdowns of the text, in their order: the first is 1 */
export function drawRichText(doc: Doc, root: Structure, text: RichText, places: readonly string[] = []): void {
  const numbers = new Map(places.map((id, index) => [id, index + 1]));
  doc.registerFont('italic', italic);
  drawBlocks(doc, root, text, { left: doc.page.margins.left, numbers });
  doc.x = doc.page.margins.left;
}

type Place = { left: number; numbers: ReadonlyMap<string, number> };

function drawBlocks(doc: Doc, parent: Structure, blocks: readonly Block[], place: Place): void {
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph':
        drawParagraph(doc, parent, runsOf(block.content, 'regular', place), place);
        break;
      case 'heading':
        // Bold words, not a heading: those of the paper tell its parts.
        drawParagraph(doc, parent, runsOf(block.content, 'bold', place), place);
        break;
      case 'quote': {
        const quote = doc.struct('BlockQuote');
        parent.add(quote);
        drawBlocks(doc, quote, block.content, { ...place, left: place.left + step });
        quote.end();
        break;
      }
      case 'list':
        drawList(doc, parent, block, place);
    }
  }
}

function drawList(doc: Doc, parent: Structure, list: Extract<Block, { kind: 'list' }>, place: Place): void {
  const structure = doc.struct('L');
  parent.add(structure);
  list.items.forEach((blocks, index) => {
    const item = doc.struct('LI');
    structure.add(item);
    keepRoom(doc, 16);
    const top = doc.y;
    const mark = list.ordered ? `${list.start + index}.` : '•';
    const label = doc.struct('Lbl', {}, () => {
      doc.font('regular').fontSize(size).fillColor(colour.text).text(mark, place.left, top, { lineBreak: false });
    });
    item.add(label);
    doc.y = top;
    const body = doc.struct('LBody');
    item.add(body);
    drawBlocks(doc, body, blocks, { ...place, left: place.left + step });
    body.end();
    item.end();
  });
  structure.end();
}

type Run = { text: string; font: 'regular' | 'bold' | 'italic' };

function drawParagraph(doc: Doc, parent: Structure, runs: readonly Run[], { left }: Place): void {
  const shown = runs.filter(({ text }) => text !== '');
  if (shown.length === 0) return;
  const width = doc.page.width - doc.page.margins.right - left;
  keepRoom(doc, 16);
  parent.add(
    doc.struct('P', {}, () => {
      shown.forEach(({ text, font }, index) => {
        doc.font(font).fontSize(size).fillColor(colour.text);
        const options = { width, lineGap: 1.5, continued: index < shown.length - 1 };
        if (index === 0) doc.text(text, left, doc.y, options);
        else doc.text(text, options);
      });
    }),
  );
  doc.moveDown(0.35);
}

function runsOf(inlines: readonly Inline[], font: Run['font'], place: Place): Run[] {
  return inlines.flatMap((inline): Run[] => {
    switch (inline.kind) {
      case 'text':
        return [{ text: inline.text, font }];
      case 'break':
        return [{ text: '\n', font }];
      case 'strong':
        return runsOf(inline.content, 'bold', place);
      case 'em':
        return runsOf(inline.content, font === 'bold' ? 'bold' : 'italic', place);
      case 'place':
        return [{ text: `(${place.numbers.get(inline.id) ?? '?'}) ______`, font: 'bold' }];
    }
  });
}

/** @param needed in points */
export function keepRoom(doc: Doc, needed: number): void {
  if (doc.y + needed > doc.page.height - doc.page.margins.bottom) doc.addPage();
}
