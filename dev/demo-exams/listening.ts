import type { Stimulus } from '../../domain/exam-content.ts';
import { transcript, type Sound } from './spoken.ts';
import {
  dropdowns,
  gaps,
  matching,
  multiple,
  number,
  paragraphs,
  section,
  single,
  trueFalse,
  words,
  type DemoExam,
  type MediaId,
} from './writing.ts';

/** Three sounds of different kinds from a carer's work: a talk between colleagues, an announcement, an instruction. */
export const listeningExam: DemoExam = {
  code: 'LU-VZ-01',
  kind: 'listening',
  title: 'Luisterexamen Nederlands: op de werkvloer',
  durationMinutes: 45,
  cutScore: 14,
  studyFieldCodes: ['ZW-VZ', 'ZW-MZ'],
  files: ['sounds/overdracht.mp3', 'sounds/mededeling.mp3', 'sounds/medicatiekar.mp3'],
  content: (mediaId) => ({
    introduction: paragraphs(
      'Dit examen bestaat uit **drie geluidsfragmenten** met in totaal **15 vragen**. Zet je koptelefoon op voordat je begint.',
      'Je kunt elk fragment **twee keer** afspelen. Lees eerst de vragen en luister dan. Je mag tijdens het luisteren aantekeningen maken op papier.',
    ),
    sections: [
      section(
        'fragment-1',
        'Fragment 1: Een overdracht',
        heard(
          'overdracht',
          'Overdracht aan het eind van de middag',
          'Petra had vandaag dienst. Ze draagt het werk over aan haar collega Yusuf, die vanavond werkt.',
          'sounds/overdracht.mp3',
          mediaId,
        ),
        [
          single(
            'v01',
            'Wat is er vanmorgen met mevrouw De Boer gebeurd?',
            [
              'Ze is in haar kamer gevallen.',
              'Ze is gestruikeld, maar niet gevallen.',
              'Ze is haar rollator kwijtgeraakt.',
              'Ze heeft zich gestoten en heeft pijn.',
            ],
            'Ze is gestruikeld, maar niet gevallen.',
          ),
          single(
            'v02',
            'Waarom moet Yusuf mevrouw De Boer na het eten naar haar kamer begeleiden?',
            [
              'Omdat haar dochter op bezoek komt',
              'Omdat ze nog geen goede schoenen heeft gekocht',
              'Omdat ze niet goed alleen durft te lopen',
              'Omdat ze op tijd naar bed wil',
            ],
            'Omdat ze niet goed alleen durft te lopen',
          ),
          gaps(
            'v03',
            'Vul de afspraken over meneer Van Dam in.\n\nYusuf meet de temperatuur vanavond om [[v03-tijd]] uur. Is de temperatuur hoger dan [[v03-temperatuur]] °C, dan belt hij de huisartsenpost.',
            {
              'v03-tijd': words('8', '8.00', '8:00', '08.00', '08:00', 'acht', '20', '20.00', '20:00'),
              'v03-temperatuur': number('38,5', '°C'),
            },
          ),
          single(
            'v04',
            'Wat moet Yusuf doen omdat meneer Van Dam te weinig drinkt?',
            [
              'Hem elk uur iets te drinken aanbieden',
              'Hem drie bekers tegelijk geven',
              'Hem alleen nog water geven',
              'Vragen of zijn familie appelsap meebrengt',
            ],
            'Hem elk uur iets te drinken aanbieden',
          ),
          dropdowns(
            'v05',
            'Wanneer komt de fysiotherapeut van mevrouw Bakker?\n\nDe fysiotherapeut komt [[v05-dag]] om [[v05-tijd]].',
            {
              'v05-dag': { options: ['vanavond', 'morgen', 'donderdag'], right: 'morgen' },
              'v05-tijd': {
                options: ['tien uur', 'half elf', 'half twaalf', 'half een'],
                right: 'half twaalf',
              },
            },
          ),
          trueFalse(
            'v06',
            'Is de volgende zin waar of niet waar?\n\n*Petra heeft de nieuwe tijd van de fysiotherapeut al in de agenda gezet.*',
            false,
          ),
        ],
      ),
      section(
        'fragment-2',
        'Fragment 2: Een mededeling',
        heard(
          'mededeling',
          'Mededeling in woonzorgcentrum De Linde',
          'In woonzorgcentrum De Linde wordt iets omgeroepen voor iedereen in het gebouw.',
          'sounds/mededeling.mp3',
          mediaId,
        ),
        [
          single(
            'v07',
            'Wat is het doel van deze mededeling?',
            [
              'Bewoners vragen om zuinig te zijn met water',
              'Iedereen laten weten dat er tijdelijk geen water is en wat dat betekent',
              'Bezoekers vragen om morgen niet te komen',
              'Medewerkers uitleggen hoe de waterleiding wordt gerepareerd',
            ],
            'Iedereen laten weten dat er tijdelijk geen water is en wat dat betekent',
          ),
          gaps('v08', 'Hoeveel uur komt er morgen geen water uit de kraan?\n\n[[v08-uren]] uur', {
            'v08-uren': number('5', 'uur'),
          }),
          multiple(
            'v09',
            'Wat is er morgen anders dan op andere dagen?\n\nKies **twee** antwoorden.',
            [
              'De warme maaltijd is ’s avonds.',
              'Het beweegprogramma gaat niet door.',
              'De kapper is gesloten.',
              'De receptie is gesloten.',
              'De lift doet het niet.',
            ],
            ['De warme maaltijd is ’s avonds.', 'De kapper is gesloten.'],
          ),
          single(
            'v10',
            'Wat moet een bewoner doen die zich morgenochtend om tien uur wil wassen?',
            [
              'Wachten tot twee uur ’s middags',
              'Een fles drinkwater bij de balie pakken',
              'Een verzorgende om een emmer water vragen',
              'Naar een andere afdeling gaan',
            ],
            'Een verzorgende om een emmer water vragen',
          ),
          single(
            'v11',
            'Het water is weer aangesloten en ziet er bruin uit. Wat moeten de bewoners doen?',
            [
              'De kraan een paar minuten laten lopen',
              'De receptie bellen',
              'Die dag geen water meer gebruiken',
              'Het water eerst koken',
            ],
            'De kraan een paar minuten laten lopen',
          ),
        ],
      ),
      section(
        'fragment-3',
        'Fragment 3: Een instructie',
        heard(
          'instructie',
          'Instructie: de nieuwe medicatiekar',
          'Een praktijkopleider legt aan een groep medewerkers uit hoe de nieuwe medicatiekar werkt.',
          'sounds/medicatiekar.mp3',
          mediaId,
        ),
        [
          matching(
            'v12',
            'Wat betekent elk signaal van de kar? Eén antwoord blijft over.',
            {
              'Eén piep': 'De kar gaat open.',
              'Twee piepen': 'Ga naar de teamleider.',
              'Een groen scherm': 'Het medicijn en het tijdstip kloppen.',
              'Een rood scherm': 'Bel de verpleegkundige.',
            },
            [
              'Bel de verpleegkundige.',
              'Het medicijn en het tijdstip kloppen.',
              'Zet de kar aan de oplader.',
              'De kar gaat open.',
              'Ga naar de teamleider.',
            ],
          ),
          multiple(
            'v13',
            'Wat controleer je op het scherm voordat je op de groene knop drukt?\n\nKies **drie** antwoorden.',
            ['de foto', 'het kamernummer', 'de naam', 'de naam van de huisarts', 'de geboortedatum'],
            ['de foto', 'de naam', 'de geboortedatum'],
          ),
          single(
            'v14',
            'Wanneer teken je af op het scherm?',
            [
              'Als je de lade hebt geopend',
              'Als je de streepjescode hebt gescand',
              'Als de bewoner het medicijn heeft ingenomen',
              'Als je de hele ronde hebt gedaan',
            ],
            'Als de bewoner het medicijn heeft ingenomen',
          ),
          trueFalse(
            'v15',
            'Is de volgende zin waar of niet waar?\n\n*Als je korter dan twee minuten weg bent, hoef je de kar niet op slot te doen.*',
            false,
          ),
        ],
      ),
    ],
  }),
};

function heard(id: string, title: string, text: string, sound: Sound, mediaId: MediaId): Stimulus {
  return { id, kind: 'audio', title, text, mediaId: mediaId(sound), maxPlays: 2, transcript: transcript(sound) };
}
