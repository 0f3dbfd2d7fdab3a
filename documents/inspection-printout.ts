import type { Picture } from '../domain/exam-content.ts';
import type { AnswerText, InspectedAnswer, InspectedQuestion, InspectedSection } from '../domain/inspection-sheets.ts';
import { formatDate, translator, type Locale, type Translate } from '../locales/index.ts';
import { drawRichText, keepRoom } from './paper-rich-text.ts';
import { drawTable } from './paper-table.ts';
import { makePaper, type Doc, type Paper, type Structure } from './paper.ts';

/** The printout of an inspection: whose exam it is, and each question that was not answered rightly. */
export interface InspectionPrintoutData {
  locale: Locale;
  reference: string;
  madeAt: Date;
  school: string;
  candidate: { name: string; studentNumber: string };
  exam: { code: string; title: string };
  startedAt: Date;
  points: number;
  maxPoints: number;
  cutScore: number;
  /** With the decimal sign of the language. */
  grade: string;
  /** How many questions the exam has. */
  questions: number;
  sections: InspectedSection[];
  /** The bytes of the pictures that are shown, by their id in the bank. */
  pictures: ReadonlyMap<string, Uint8Array>;
}

/** Tagged, with the school and the reference across each page. Source: "Inzage achteraf". */
export function makeInspectionPrintout(printout: InspectionPrintoutData): Promise<Uint8Array> {
  const { locale, reference, school, madeAt } = printout;
  const t = translator(locale);
  const options = {
    locale,
    title: t('inspection:printout.title'),
    reference,
    version: t('inspection:printout.version'),
    createdAt: madeAt,
    watermark: t('inspection:printout.watermark', { school, reference }),
  };
  return makePaper(options, (paper) => {
    cover(paper, printout);
    let images: Images = new Map();
    paper.draw((doc) => (images = imagesIn(doc, printout.pictures)));
    printout.sections.forEach((section, index) => {
      paper.draw((doc) => doc.addPage());
      sectionOn(paper, section, index + 1, images);
    });
  });
}

function cover({ t, ...paper }: Paper, printout: InspectionPrintoutData): void {
  const { points, maxPoints, cutScore, grade, sections, questions } = printout;
  const fact = (name: FactName, value: string) => [t(`inspection:printout.${name}`), value] as const;
  paper.paragraph(t('inspection:printout.intro'));
  paper.facts([
    fact('reference', printout.reference),
    fact('school', printout.school),
    fact('candidate', printout.candidate.name),
    fact('studentNumber', printout.candidate.studentNumber),
    fact('exam', `${printout.exam.title} (${printout.exam.code})`),
    fact('examDate', formatDate(printout.locale, printout.startedAt)),
    fact('points', t('inspection:printout.pointsOf', { points, maxPoints })),
    fact('cutScore', t('inspection:printout.cutScoreText', { cutScore })),
    fact('grade', t('inspection:printout.gradeText', { grade })),
  ]);
  paper.heading(t('inspection:printout.ruleTitle'));
  const count = sections.reduce((sum, section) => sum + section.questions.length, 0);
  paper.paragraph(t('inspection:printout.count', { count, all: questions }));
  paper.list([t('inspection:printout.rule1'), t('inspection:printout.rule2'), t('inspection:printout.rule3')]);
}

type FactName =
  'reference' | 'school' | 'candidate' | 'studentNumber' | 'exam' | 'examDate' | 'points' | 'cutScore' | 'grade';

/** Each picture once in the file, however often it is shown. */
type Images = ReadonlyMap<string, Image>;
type Image = PDFKit.Mixins.ImageSrc & { width: number; height: number };
/** pdfkit has this; its types do not. */
type ImageOpener = { openImage(bytes: Buffer): Image };

const imagesIn = (doc: Doc, pictures: InspectionPrintoutData['pictures']): Images =>
  new Map([...pictures].map(([id, bytes]) => [id, (doc as unknown as ImageOpener).openImage(Buffer.from(bytes))]));

function sectionOn(paper: Paper, section: InspectedSection, number: number, images: Images): void {
  const { t } = paper;
  paper.heading(section.title.trim() === '' ? t('inspection:printout.section', { number }) : section.title);
  const { stimulus } = section;
  if (stimulus) {
    if (stimulus.title.trim() !== '' && stimulus.title !== section.title) paper.subheading(stimulus.title);
    if (stimulus.kind === 'audio') paper.paragraph(t('inspection:printout.sound'));
    paper.draw((doc, root) => {
      drawRichText(doc, root, stimulus.text);
      drawPicture(doc, root, stimulus.picture, images, t);
    });
  }
  for (const question of section.questions) questionOn(paper, question, images);
}

function questionOn(paper: Paper, question: InspectedQuestion, images: Images): void {
  const { t } = paper;
  const { number, points, maxPoints, verdict } = question;
  // The number does not stand alone at the end of a page: some of the question comes with it.
  const picture = question.picture && images.get(question.picture.mediaId);
  paper.draw((doc) => keepRoom(doc, 110 + (picture ? sizeOf(picture, largest).height : 0)));
  const score = t(maxPoints === 1 ? 'inspection:printout.scoreOne' : 'inspection:printout.score', {
    points,
    maxPoints,
  });
  paper.subheading(
    `${t('inspection:printout.question', { number })} – ${t(`inspection:printout.verdict.${verdict}`)} – ${score}`,
  );
  paper.draw((doc, root) => {
    drawRichText(doc, root, question.prompt, question.places);
    drawPicture(doc, root, question.picture, images, t);
  });
  answerOn(paper, question.answer, question.places.length > 0, images);
}

function answerOn(paper: Paper, answer: InspectedAnswer, hasPlaces: boolean, images: Images): void {
  const { t } = paper;
  if (answer.kind === 'parts') {
    paper.draw((doc, root) => {
      keepRoom(doc, Math.min(300, 24 + answer.parts.length * 22));
      drawTable(doc, root, {
        columns: [
          {
            header: t(hasPlaces ? 'inspection:printout.place' : 'inspection:printout.part'),
            width: hasPlaces ? 60 : '*',
          },
          { header: t('inspection:printout.given'), width: '*' },
          { header: t('inspection:printout.right'), width: '*' },
        ],
        rows: answer.parts.map(({ label, given, right }) => [
          hasPlaces ? `(${label})` : label,
          given || t('inspection:printout.missing'),
          right,
        ]),
      });
    });
    return;
  }
  const inWords = (texts: AnswerText[]): string =>
    texts.map(({ text, picture }) => text || wordsFor(picture, t)).join('\n') || t('inspection:printout.notAnswered');
  paper.facts([
    [t('inspection:printout.given'), inWords(answer.given)],
    [t('inspection:printout.right'), inWords(answer.right)],
  ]);
  paper.draw((doc, root) => {
    for (const [label, texts] of [
      [t('inspection:printout.given'), answer.given],
      [t('inspection:printout.right'), answer.right],
    ] as const) {
      for (const { picture } of texts) drawPicture(doc, root, picture, images, t, { small: true, caption: label });
    }
  });
}

const wordsFor = (picture: Picture | null, t: Translate): string =>
  picture?.alt ? t('inspection:printout.picture', { alt: picture.alt }) : t('inspection:printout.pictureOnly');

/** In points: half a page at most, or the size of an option. */
const [largest, smallest] = [
  { width: 380, height: 280 },
  { width: 170, height: 120 },
];

function sizeOf({ width, height }: { width: number; height: number }, box: typeof largest): typeof largest {
  const scale = Math.min(1, box.width / width, box.height / height);
  return { width: width * scale, height: height * scale };
}

/** A picture with the words that stand in for it; one that only adorns is passed over by a screen reader. */
function drawPicture(
  doc: Doc,
  root: Structure,
  picture: Picture | null,
  images: Images,
  t: Translate,
  { small = false, caption = null }: { small?: boolean; caption?: string | null } = {},
): void {
  const image = picture && images.get(picture.mediaId);
  if (!image) return;
  const { width, height } = sizeOf(image, small ? smallest : largest);
  keepRoom(doc, height + 24);
  const { left } = doc.page.margins;
  if (caption !== null) {
    root.add(doc.struct('P', {}, () => void doc.font('regular').fontSize(8.5).text(caption, left, doc.y)));
  }
  const top = doc.y + 2;
  const draw = () => void doc.image(image, left, top, { width, height });
  if (picture.alt.trim() === '' && caption === null) {
    doc.markContent('Artifact', { type: 'Layout' });
    draw();
    doc.endMarkedContent();
  } else {
    const alt = picture.alt.trim() === '' ? t('inspection:printout.pictureOnly') : picture.alt;
    root.add(doc.struct('Figure', { alt }, draw));
  }
  doc.y = top + height + 8;
}
