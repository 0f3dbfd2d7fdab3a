import { tokens } from '../design/tokens.ts';
import { byName, fullName } from '../domain/candidates.ts';
import { formatExamNumber } from '../domain/exam-number.ts';
import { translator, type Translate } from '../locales/index.ts';
import { paperOptionsOf, windowInWords, type ListedCandidate, type SittingFacts } from './attendance-list-parts.ts';
import { makePaper, type Doc, type Structure } from './paper.ts';

export interface StripsData extends SittingFacts {
  candidates: ListedCandidate[];
}

const columns = 2;
const rows = 4;
/** In points. The same on every page, so that a pile is cut at once: the first page has its title above them. */
const stripHeight = 148;
const padding = 12;
const { colour } = tokens;

/** A sheet to cut: for each candidate a strip with the number and where to log in. Source: "Afnemen examens". */
export function makeStrips(sheet: StripsData): Promise<Uint8Array> {
  const t = translator(sheet.locale);
  const candidates = sheet.candidates.toSorted(byName);
  return makePaper(paperOptionsOf(sheet, t('scheduling:document.strips.title')), (paper) => {
    paper.paragraph(t(`scheduling:document.${candidates.length > 0 ? 'strips.cut' : 'attendanceList.nobody'}`));
    const when = windowInWords(t, sheet.locale, sheet.window);
    paper.draw((doc, root) => {
      for (let first = 0; first < candidates.length; first += columns * rows) {
        const onPage = candidates.slice(first, first + columns * rows);
        // At the foot of the page: there the strips lie in the same place, whether or not a title stands above them.
        if (first > 0) doc.addPage();
        const top = doc.page.height - doc.page.margins.bottom - rows * stripHeight;
        cutLines(doc, top, Math.ceil(onPage.length / columns));
        onPage.forEach((candidate, index) => {
          const { left, width } = placeOf(doc, index % columns);
          const at = { left, top: top + Math.floor(index / columns) * stripHeight, width };
          drawStrip(doc, root, t, { ...sheet, when }, candidate, at);
        });
      }
    });
  });
}

function placeOf(doc: Doc, column: number): { left: number; width: number } {
  const { left, right } = doc.page.margins;
  const width = (doc.page.width - left - right) / columns;
  return { left: left + column * width, width };
}

/** Around every strip, also the outer ones. */
function cutLines(doc: Doc, top: number, filledRows: number): void {
  const { left, right } = doc.page.margins;
  const bottom = top + filledRows * stripHeight;
  doc.markContent('Artifact', { type: 'Layout' });
  for (let row = 0; row <= filledRows; row += 1) {
    const y = top + row * stripHeight;
    doc.moveTo(left, y).lineTo(doc.page.width - right, y);
  }
  for (let column = 0; column <= columns; column += 1) {
    const x = placeOf(doc, column).left;
    doc.moveTo(x, top).lineTo(x, bottom);
  }
  doc.lineWidth(0.75).dash(3, { space: 3 }).strokeColor(colour.lineStrong).stroke().undash();
  doc.endMarkedContent();
}

function drawStrip(
  doc: Doc,
  root: Structure,
  t: Translate,
  sheet: StripsData & { when: string },
  candidate: ListedCandidate,
  at: { left: number; top: number; width: number },
): void {
  const { exam, when, location, link } = sheet;
  const strip = doc.struct('Sect');
  root.add(strip);
  const width = at.width - 2 * padding;
  let y = at.top + padding;
  /** One or two lines; what is longer ends in dots, so that the number always fits. */
  const line = (text: string, size: number, lines: 1 | 2, font: 'regular' | 'bold', ink: string) => {
    doc.font(font).fontSize(size).fillColor(ink);
    const height = lines * doc.currentLineHeight(true) + 1;
    const taken = Math.min(height, doc.heightOfString(text, { width }));
    strip.add(doc.struct('P', {}, () => void doc.text(text, at.left + padding, y, { width, height, ellipsis: true })));
    y += taken + 1.5;
  };
  line(fullName(candidate), 11.5, 1, 'bold', colour.text);
  line(`${exam.title} (${exam.code})`, 9, 2, 'regular', colour.text);
  line(when, 8, 2, 'regular', colour.textMuted);
  line(location, 8, 1, 'regular', colour.textMuted);
  line(t('scheduling:document.strips.link', { link }), 9, 1, 'regular', colour.text);
  line(t('scheduling:document.strips.login'), 8, 1, 'regular', colour.textMuted);
  line(formatExamNumber(candidate.examNumber), 18, 1, 'bold', colour.primaryDark);
  strip.end();
}
