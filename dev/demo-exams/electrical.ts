import { dropdowns, gaps, multiple, number, section, single, trueFalse, type DemoExam } from './writing.ts';

/** A small one in a study field that the demo's first account holder does not have: nothing of it may show there. */
export const electricalExam: DemoExam = {
  code: 'TH-EL-01',
  kind: 'theory',
  title: 'Theorietoets elektrotechniek: veilig werken',
  durationMinutes: 30,
  cutScore: 6,
  studyFieldCodes: ['TE-EL'],
  files: [],
  content: () => ({
    introduction: 'Deze toets bestaat uit **7 vragen**. Je mag een rekenmachine gebruiken.',
    sections: [
      section('veilig', 'Deel 1: Veilig werken', null, [
        single(
          'v01',
          'Je gaat werken aan een groep in de meterkast. Wat doe je, nadat je de groep hebt uitgeschakeld en tegen inschakelen hebt beveiligd?',
          [
            'Meteen beginnen met het werk',
            'Meten of de groep echt spanningsloos is',
            'De groep weer inschakelen om te testen',
            'Een collega vragen om je vast te houden',
          ],
          'Meten of de groep echt spanningsloos is',
        ),
        dropdowns(
          'v02',
          'Welke kleur heeft de draad in een nieuwe huisinstallatie?\n\nFasedraad: [[v02-fase]]\nNuldraad: [[v02-nul]]\nBeschermingsdraad (aarde): [[v02-aarde]]',
          {
            'v02-fase': { options: ['blauw', 'bruin', 'groen/geel'], right: 'bruin' },
            'v02-nul': { options: ['blauw', 'bruin', 'groen/geel'], right: 'blauw' },
            'v02-aarde': { options: ['blauw', 'bruin', 'groen/geel'], right: 'groen/geel' },
          },
        ),
        trueFalse(
          'v03',
          'Is de volgende zin waar of niet waar?\n\n*Een aardlekschakelaar van 30 mA beschermt ook tegen overbelasting van een groep.*',
          false,
        ),
        multiple(
          'v04',
          'Wanneer gebruik je gereedschap **niet**?\n\nKies **twee** antwoorden.',
          [
            'Als de isolatie is beschadigd',
            'Als het van een collega is',
            'Als de stekker is gebarsten',
            'Als het in de koffer ligt',
          ],
          ['Als de isolatie is beschadigd', 'Als de stekker is gebarsten'],
        ),
      ]),
      section('rekenen', 'Deel 2: Rekenen met stroom en spanning', null, [
        gaps(
          'v05',
          'Op een weerstand van 46 Ω staat een spanning van 230 V. Hoe groot is de stroom?\n\n[[v05-stroom]] A',
          {
            'v05-stroom': number('5', 'A'),
          },
        ),
        gaps(
          'v06',
          'Een kachel werkt op 230 V en neemt een stroom op van 8 A. Hoe groot is het vermogen?\n\n[[v06-vermogen]] W',
          { 'v06-vermogen': number('1840', 'W') },
        ),
        single(
          'v07',
          'Met welk apparaat meet je een spanning?',
          ['een voltmeter', 'een ampèremeter', 'een kilowattuurmeter', 'een waterpas'],
          'een voltmeter',
        ),
      ]),
    ],
  }),
};
