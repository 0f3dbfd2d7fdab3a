import { encode } from 'uqr';
import { tokens } from '../design/tokens.ts';
import type { CandidateName } from '../domain/candidates.ts';
import type { ExamWindow } from '../domain/exam-window.ts';
import { formatDate, formatMoment, translator, type Locale, type Translate } from '../locales/index.ts';
import type { Doc, Paper, PaperOptions, Structure } from './paper.ts';

/** What the attendance list, the strips and the invigilator's sheet of a sitting have in common. */

/** A sitting as its documents name it. */
export interface SittingFacts {
  locale: Locale;
  reference: string;
  /** Which change of the sitting it is, and when that was: two prints can be told apart. */
  version: number;
  changedAt: Date;
  school: string;
  exam: { code: string; title: string; durationMinutes: number };
  location: string;
  window: ExamWindow;
  /** Where candidates log in, as `https://…/examen`. */
  link: string;
}

/** A candidate on paper: never with a date of birth. */
export type ListedCandidate = CandidateName & { examNumber: string; studentNumber: string };

export function paperOptionsOf(sitting: SittingFacts, title: string): PaperOptions {
  const { locale, reference, version, changedAt } = sitting;
  const moment = formatMoment(locale, changedAt);
  return {
    locale,
    title,
    reference,
    version: translator(locale)('scheduling:document.version', { version, moment }),
    createdAt: changedAt,
  };
}

/** 'maandag 30 november 2026, van 09.00 tot 12.00 uur', or the days of a period with their daily hours. */
export function windowInWords(t: Translate, locale: Locale, window: ExamWindow): string {
  const hours = { from: clock(locale, window.fromMinute), until: clock(locale, window.untilMinute) };
  const [first, last] = [dayInWords(locale, window.firstDay), dayInWords(locale, window.lastDay)];
  return first === last
    ? t('scheduling:document.moment', { day: first, ...hours })
    : t('scheduling:document.period', { first, last, ...hours });
}

const dayInWords = (locale: Locale, day: string): string => formatDate(locale, new Date(`${day}T12:00:00Z`));

/** '09.00' in Dutch, '09:00' in English; the end of a day is 24.00. */
export function clock(locale: Locale, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${hours}${locale === 'nl' ? '.' : ':'}${rest}`;
}

export function sittingFacts(paper: Paper, sitting: SittingFacts, more: (readonly [string, string])[] = []): void {
  const { t } = paper;
  const { locale, school, exam, location, window } = sitting;
  paper.facts([
    [t('scheduling:document.exam'), `${exam.title} (${exam.code})`],
    [t('scheduling:document.school'), school],
    [t('scheduling:document.location'), location],
    [t('scheduling:document.when'), windowInWords(t, locale, window)],
    [t('scheduling:document.duration'), t('scheduling:document.minutes', { minutes: exam.durationMinutes })],
    ...more,
  ]);
}

/** How candidates log in: in words, and beside them as a QR code. */
export function loginHelp(paper: Paper, { link }: SittingFacts): void {
  const { t } = paper;
  paper.heading(t('scheduling:document.loginTitle'));
  paper.draw((doc, root) => {
    const top = doc.y;
    const { left, right } = doc.page.margins;
    const width = doc.page.width - left - right - qrSize - 20;
    const text = t('scheduling:document.loginText', { link });
    root.add(
      doc.struct('P', {}, () => {
        doc.font('regular').fontSize(10).fillColor(tokens.colour.text).text(text, left, top, { width, lineGap: 1.5 });
      }),
    );
    const below = Math.max(doc.y, top + qrSize);
    drawQrCode(doc, root, { link, alt: t('scheduling:document.qrAlt', { link }) }, left + width + 20, top);
    doc.y = below + 4;
  });
}

/** In points: about 3 cm, which a telephone reads from a table. */
const qrSize = 84;

/** Squares in black, each row's neighbours as one; the white border that a reader needs is the paper. */
function drawQrCode(doc: Doc, root: Structure, code: { link: string; alt: string }, left: number, top: number): void {
  const { data, size } = encode(code.link, { ecc: 'M', border: 0 });
  const step = qrSize / size;
  root.add(
    doc.struct('Figure', { alt: code.alt }, () => {
      for (const [row, modules] of data.entries()) {
        for (let from = 0; from < size; from += 1) {
          let until = from;
          while (modules[until]) until += 1;
          if (until > from) doc.rect(left + from * step, top + row * step, (until - from) * step, step);
          from = until;
        }
      }
      doc.fillColor('black').fill();
    }),
  );
}
