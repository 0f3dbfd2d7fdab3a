import { paragraphs, reading, section, single, trueFalse, type DemoExam } from './writing.ts';

/** Half written: the checks before publishing name what is missing (a question without a key, no cut score in reach). */
export const draftExam: DemoExam = {
  code: 'LE-MZ-01',
  kind: 'reading',
  title: 'Leesexamen Nederlands: wonen met begeleiding',
  durationMinutes: 45,
  cutScore: 12,
  studyFieldCodes: ['ZW-MZ'],
  files: [],
  content: () => {
    const open = single(
      'v02',
      'Wat moet je doen als je niet mee wilt eten?',
      ['Voor 14.00 uur je naam van de lijst halen', 'De kok bellen', 'Niets'],
      'Voor 14.00 uur je naam van de lijst halen',
    );
    return {
      introduction: 'Dit examen bestaat uit één tekst.',
      sections: [
        section(
          'tekst-1',
          'Tekst 1: Huisregels',
          reading(
            'huisregels',
            'Samen eten in De Singel',
            paragraphs(
              'Elke dag om 18.00 uur eten we samen in de huiskamer. Op het prikbord hangt een lijst met alle namen. Eet je een keer niet mee? Haal je naam dan voor 14.00 uur van de lijst.',
              'Na het eten ruimen twee bewoners de tafel af. Wie aan de beurt is, staat op het rooster naast de koelkast.',
            ),
          ),
          [
            trueFalse('v01', 'Is de zin waar of niet waar?\n\n*Iedereen helpt elke dag met afruimen.*', false),
            { ...open, ...(open.kind === 'single-choice' && { key: null }) },
          ],
        ),
      ],
    };
  },
};
