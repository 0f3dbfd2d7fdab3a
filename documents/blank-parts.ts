import { tokens } from '../design/tokens.ts';
import type { Doc, Paper, Structure } from './paper.ts';

/** What a form has that is filled in with a pen: lines to write on, boxes to tick, a place to sign. */

const { colour } = tokens;
type TaggedTable = PDFKit.Mixins.TableOptionsWithData & { structParent: Structure };

/** Each label with a line to write on. @param height of a line, in points */
export function writingLines(paper: Paper, labels: readonly string[], height = 26): void {
  paper.draw((doc, root) => {
    keepTogether(doc, Math.min(labels.length, 4) * height);
    doc.font('regular').fontSize(10).fillColor(colour.text);
    doc.table({
      structParent: root,
      position: { x: doc.page.margins.left, y: doc.y },
      columnStyles: [150, '*'],
      rowStyles: () => ({ minHeight: height }),
      defaultStyle: {
        border: { top: 0, right: 0, bottom: 0.75, left: 0 },
        borderColor: { top: colour.line, right: colour.line, bottom: colour.textMuted, left: colour.line },
        padding: { top: height - 16, right: 6, bottom: 3, left: 0 },
      },
      data: labels.map((label) => [
        { type: 'TH', scope: 'Row', text: label, textColor: colour.textMuted },
        { type: 'TD', text: '' },
      ]),
    } as unknown as TaggedTable);
    doc.moveDown(0.4);
  });
}

/** What follows is not parted over two pages: a signature stands under what was signed. @param needed in points */
export function stayTogether(paper: Paper, needed: number): void {
  paper.draw((doc) => {
    keepTogether(doc, needed);
  });
}

const box = 10;
const indent = 18;

/** Boxes to tick, in two columns, under a heading of their own that stays with them. */
export function tickBoxes(paper: Paper, heading: string, items: readonly string[]): void {
  stayTogether(paper, 90);
  paper.subheading(heading);
  paper.draw((doc, root) => {
    const list = doc.struct('L');
    root.add(list);
    for (let at = 0; at < items.length; at += 2) tickRow(doc, list, items.slice(at, at + 2));
    list.end();
    doc.moveDown(0.3);
  });
}

function tickRow(doc: Doc, list: Structure, items: readonly string[]): void {
  const { left, right } = doc.page.margins;
  const width = (doc.page.width - left - right) / 2 - indent - 10;
  doc.font('regular').fontSize(10);
  const height = Math.max(...items.map((item) => doc.heightOfString(item, { width }))) + 5;
  keepTogether(doc, height);
  const top = doc.y;
  items.forEach((item, column) => {
    const x = left + column * (width + indent + 10);
    // To the eye alone: a screen reader hears the list.
    doc.markContent('Artifact', { type: 'Layout' });
    doc
      .rect(x, top + 2, box, box)
      .lineWidth(0.9)
      .strokeColor(colour.text)
      .stroke();
    doc.endMarkedContent();
    const entry = doc.struct('LI');
    list.add(entry);
    entry.add(
      doc.struct('LBody', {}, () => {
        doc
          .font('regular')
          .fontSize(10)
          .fillColor(colour.text)
          .text(item, x + indent, top, { width });
      }),
    );
    entry.end();
  });
  doc.y = top + height;
}

function keepTogether(doc: Doc, needed: number): void {
  if (doc.y + needed > doc.page.height - doc.page.margins.bottom) doc.addPage();
}
