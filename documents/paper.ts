import PDFDocument from 'pdfkit';
import { tokens } from '../design/tokens.ts';
import { translator, type Locale, type Translate } from '../locales/index.ts';
import { fontFor } from './fonts.ts';

/**
 * A tagged PDF/UA-1 document of the bureau: title, headings, paragraphs, facts and lists from top to bottom, with a
 * footer on every page. The same calls with the same input always give the same bytes: no clock, no chance.
 */
export interface Paper {
  t: Translate;
  heading(text: string): void;
  /** A numbered article: its heading is one level down. */
  subheading(text: string): void;
  paragraph(text: string): void;
  facts(rows: readonly (readonly [label: string, value: string])[]): void;
  list(items: readonly string[]): void;
  /** For what one kind of document alone has: draws below what is there, into the structure tree. */
  draw(work: (doc: Doc, root: Structure) => void): void;
}

export interface PaperOptions {
  locale: Locale;
  title: string;
  reference: string;
  version: string;
  /** The instant that the document states as its making. */
  createdAt: Date;
  /** Pale words across each page, under the text: whose copy it is. */
  watermark?: string;
}

const margin = { left: 62, right: 62, top: 56, bottom: 76 };
const { colour } = tokens;
/** A table in the structure tree: pdfkit reads `structParent` and `scope`, its types do not know them yet. */
type TaggedTable = PDFKit.Mixins.TableOptionsWithData & { structParent: Structure };
// pdfkit knows this subset, its types do not yet.
const pdfUa = 'PDF/UA' as PDFKit.Mixins.PDFSubsets;
const languageTag = { nl: 'nl-NL', en: 'en-GB' } as const;

/** @param write puts the content on the paper, from top to bottom */
export function makePaper(options: PaperOptions, write: (paper: Paper) => void): Promise<Uint8Array> {
  return makePapers(options, [{ ...options, write }]);
}

/** A paper that lies with others in one file. */
export type PaperPart = Pick<PaperOptions, 'title' | 'reference' | 'version'> & { write: (paper: Paper) => void };

/** Several papers in one file: each begins on a page of its own and counts its own pages, to be dealt out. */
export async function makePapers(
  options: Omit<PaperOptions, 'version'>,
  parts: readonly PaperPart[],
): Promise<Uint8Array> {
  const t = translator(options.locale);
  const doc = new PDFDocument({
    size: 'A4',
    margins: margin,
    pdfVersion: '1.7',
    subset: pdfUa,
    tagged: true,
    bufferPages: true,
    lang: languageTag[options.locale],
    displayTitle: true,
    font: '', // none yet: not one of pdfkit's own, which a tagged document may not use
    info: {
      Title: `${options.title} ${options.reference}`,
      Author: t('document:organisation'),
      CreationDate: options.createdAt,
      ModDate: options.createdAt,
    },
  });
  const bytes = collect(doc);
  // By a family of its own too: a table goes back to its font by that, and would open it anew for each cell.
  for (const weight of ['bold', 'regular'] as const) doc.registerFont(weight, fontFor(weight), weight).font(weight);
  const root = doc.struct('Document');
  doc.addStructure(root);
  if (options.watermark !== undefined) watermarkOn(doc, options.watermark);
  for (const [index, part] of parts.entries()) {
    if (index > 0) doc.addPage();
    writePart(doc, root, t, part);
    footers(doc, t, part);
    // So that no more pages are held in memory than those of one part.
    doc.flushPages();
  }
  root.end();
  // pdfkit 0.20 writes a wrong CIDSet unless the subset is '1' (PDF/UA-1 rule 7.21.4.2-2).
  (doc as unknown as { subset: string }).subset = '1';
  doc.end();
  return bytes;
}

function writePart(doc: Doc, root: Structure, t: Translate, { title, write }: PaperPart): void {
  letterhead(doc, t);
  root.add(
    doc.struct('H1', {}, () => {
      doc.font('bold').fontSize(20).fillColor(colour.text).text(title, { lineGap: 2 });
    }),
  );
  doc.moveDown(0.3);
  write(paperOn(doc, root, t));
}

export type Doc = InstanceType<typeof PDFDocument>;
export type Structure = ReturnType<Doc['struct']>;

function paperOn(doc: Doc, root: Structure, t: Translate): Paper {
  const head = (level: 'H2' | 'H3', size: number, before: number) => (text: string) => {
    doc.moveDown(before);
    keepTogether(doc, 60);
    root.add(
      doc.struct(level, {}, () => {
        doc
          .font('bold')
          .fontSize(size)
          .fillColor(level === 'H2' ? colour.primary : colour.text)
          .text(text, margin.left);
      }),
    );
    doc.moveDown(level === 'H2' ? 0.25 : 0.1);
  };
  const body = () => doc.font('regular').fontSize(10).fillColor(colour.text);
  return {
    t,
    heading: head('H2', 12.5, 0.8),
    subheading: head('H3', 10.5, 0.2),
    paragraph(text) {
      root.add(doc.struct('P', {}, () => void body().text(text, margin.left, doc.y, { lineGap: 1.5 })));
      doc.moveDown(0.35);
    },
    facts(rows) {
      body();
      doc.table({
        structParent: root,
        position: { x: margin.left, y: doc.y },
        columnStyles: [150, '*'],
        defaultStyle: {
          border: { top: 0, right: 0, bottom: 0.5, left: 0 },
          borderColor: allSides(colour.line),
          padding: { top: 4, right: 6, bottom: 4, left: 0 },
        },
        data: rows.map(([label, value]) => [
          { type: 'TH', scope: 'Row', text: label, textColor: colour.textMuted },
          { type: 'TD', text: value, textColor: colour.text },
        ]),
      } as TaggedTable);
      doc.x = margin.left;
      doc.moveDown(0.4);
    },
    list(items) {
      const list = doc.struct('L');
      root.add(list);
      for (const item of items) listItem(doc, list, item, body);
      list.end();
      doc.x = margin.left;
      doc.moveDown(0.35);
    },
    draw(work) {
      work(doc, root);
      doc.x = margin.left;
    },
  };
}

function listItem(doc: Doc, list: Structure, text: string, body: () => Doc) {
  const indent = 14;
  keepTogether(doc, 16);
  const item = doc.struct('LI');
  list.add(item);
  const top = doc.y;
  item.add(doc.struct('Lbl', {}, () => void body().text('•', margin.left + 2, top, { lineBreak: false })));
  item.add(
    doc.struct('LBody', {}, () => {
      body().text(text, margin.left + indent, top, { width: contentWidth(doc) - indent, lineGap: 1.5 });
    }),
  );
  item.end();
}

const allSides = <Value>(value: Value) => ({ top: value, right: value, bottom: value, left: value });
const contentWidth = (doc: Doc) => doc.page.width - margin.left - margin.right;

/** A heading does not stand alone at the end of a page. @param needed in points */
function keepTogether(doc: Doc, needed: number) {
  if (doc.y + needed > doc.page.height - margin.bottom) doc.addPage();
}

/** On each page before anything else, so that all text stands over it; decoration, which a screen reader passes over. */
function watermarkOn(doc: Doc, words: string) {
  const pen = doc as unknown as Pen;
  const draw = () => {
    const { x, y, _font, _fontSize, _fillColor } = pen;
    const { width, height } = doc.page;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.save().rotate(-45, { origin: [width / 2, height / 2] });
    doc.font('bold').fontSize(30).fillColor(colour.primarySoft);
    doc.fontSize(Math.min(30, (30 * 700) / doc.widthOfString(words)));
    for (const row of [-3, -1, 1, 3]) {
      // Without a width of its own: the margins of the page are none of its business.
      const left = (width - doc.widthOfString(words)) / 2;
      doc.text(words, left, height / 2 + row * 95 - 20, { lineBreak: false });
    }
    doc.restore();
    doc.endMarkedContent();
    // A page can begin in the middle of a text, which goes on as it was.
    Object.assign(pen, { x, y, _font, _fontSize });
    if (_fillColor) doc.fillColor(..._fillColor);
  };
  draw();
  doc.on('pageAdded', draw);
}

/** What pdfkit writes with, for which it has no public names. */
type Pen = {
  x: number;
  y: number;
  _font: unknown;
  _fontSize: number;
  _fillColor: [color: string, opacity: number] | null;
};

/** The bureau's name above the title; decoration, as the properties name the author. */
function letterhead(doc: Doc, t: Translate) {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.font('bold').fontSize(11).fillColor(colour.primary).text(t('document:product'), { continued: true });
  doc
    .font('regular')
    .fillColor(colour.textMuted)
    .text(`  ${t('document:organisation')}`);
  doc
    .moveTo(margin.left, doc.y + 4)
    .lineTo(doc.page.width - margin.right, doc.y + 4)
    .lineWidth(1.5)
    .strokeColor(colour.primary)
    .stroke();
  doc.endMarkedContent();
  doc.y += 20;
}

/** On the pages that are held: those of one part. */
function footers(doc: Doc, t: Translate, { reference, version, title }: PaperPart) {
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index);
    // The footer lies in the bottom margin, where text would otherwise start a new page.
    doc.page.margins.bottom = 0;
    const y = doc.page.height - 48;
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    doc
      .moveTo(margin.left, y - 8)
      .lineTo(doc.page.width - margin.right, y - 8)
      .lineWidth(0.5)
      .strokeColor(colour.line)
      .stroke();
    doc.font('regular').fontSize(8).fillColor(colour.textMuted);
    doc.text(`${title} – ${t('document:footer', { reference, version })}`, margin.left, y, { lineBreak: false });
    doc.text(t('document:pageOf', { page: index - start + 1, pages: count }), margin.left, y, {
      width: contentWidth(doc),
      align: 'right',
      lineBreak: false,
    });
    doc.endMarkedContent();
  }
}

function collect(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
}
