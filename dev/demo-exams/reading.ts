import {
  dropdowns,
  gaps,
  matching,
  multiple,
  number,
  paragraphs,
  reading,
  section,
  single,
  trueFalse,
  words,
  type DemoExam,
} from './writing.ts';

const sensors = paragraphs(
  '**OEVERDAM** – In woonzorgcentrum De Oeverhof lopen verzorgenden sinds dit voorjaar ’s nachts geen vaste rondes meer. In bijna vijftig kamers hangt nu een sensor, die alleen een seintje geeft als er iets aan de hand is. ‘In het begin vonden we het doodeng’, zegt nachtverzorgende Mirjam Stolk.',
  'Jarenlang ging het in De Oeverhof net zo als in veel andere woonzorgcentra. Om elf uur, om twee uur en om vijf uur deed een verzorgende bij elke bewoner zachtjes de deur open om te kijken of alles in orde was. ‘Dat was goed bedoeld’, vertelt locatiemanager Ruud Hagens. ‘Maar uit ons eigen onderzoek bleek dat ruim een derde van de bewoners wakker werd van die ronde. Sommigen vielen daarna niet meer in slaap. Die zaten de volgende dag suffend aan het ontbijt.’',
  'De sensor hangt boven de kamerdeur en registreert alleen beweging en geluid. Beelden maakt het apparaat niet. Komt een bewoner uit bed en ligt hij er na tien minuten nog niet in, dan krijgt de nachtdienst een melding op de telefoon. Bij een hard geluid, zoals een val of hulpgeroep, komt de melding direct. Per bewoner kan het team instellen hoe snel het apparaat waarschuwt. ‘Iemand die elke nacht twee keer naar de wc gaat en dat prima zelf kan, hoeven we niet te storen’, legt Stolk uit.',
  'De proef duurde een half jaar. In die periode daalde het aantal valpartijen tijdens de nacht van 31 naar 22. Hagens is blij met dat cijfer, maar waarschuwt voor te snelle conclusies. ‘We hebben in dezelfde maanden ook betere nachtlampjes opgehangen en gladde vloerkleden weggehaald. Wat nu precies heeft geholpen, weten we niet.’ Zekerder is hij over de slaap van de bewoners: bij een nieuwe meting werd nog maar één op de tien ’s nachts wakker van het personeel.',
  'Niet iedereen was meteen enthousiast. De cliëntenraad stemde pas met de proef in toen vaststond dat elke bewoner de sensor mocht weigeren. Vijf bewoners hebben dat gedaan; bij hen loopt de nachtdienst nog steeds de oude ronde. Ook een deel van het personeel twijfelde. ‘Wij waren bang dat er ’s nachts een collega zou verdwijnen, omdat een kastje het werk toch overnam’, zegt Stolk. Dat is niet gebeurd: er werken nog steeds twee verzorgenden per nacht. ‘Alleen zijn we nu bij de mensen die ons echt nodig hebben.’',
  'In het najaar beslist het bestuur van de zorggroep of de andere vier locaties ook sensoren krijgen. De kosten, ongeveer 900 euro per kamer, zijn daarbij het grootste struikelblok.',
);

const swapping = paragraphs(
  '**Van:** Fatima el Amrani, teamleider Wijkzorg Zuid\n**Aan:** alle medewerkers van de teams Zuid 1 en Zuid 2\n**Onderwerp:** diensten ruilen gaat vanaf 1 maart via het rooster',
  'Beste collega’s,',
  'De afgelopen maanden zijn vier keer cliënten te laat geholpen, omdat niet duidelijk was wie er werkte. Steeds was er onderling geruild zonder dat dit in het rooster stond. Daarom spreken we vanaf 1 maart het volgende af.',
  '### Ruilen: zo werkt het',
  '1. Zoek zelf een collega met hetzelfde of een hoger deskundigheidsniveau. Een verzorgende kan dus wel de dienst van een helpende overnemen, maar een helpende niet die van een verzorgende.\n2. Vraag de ruil aan in het roosterprogramma. Doe dat uiterlijk drie dagen voor de eerste van de twee diensten.\n3. Je collega krijgt automatisch een bericht en bevestigt de ruil.\n4. De planner controleert of de rusttijden kloppen en keurt de ruil goed of af. Daarvan krijg je binnen één werkdag bericht.',
  'Pas als de planner de ruil heeft goedgekeurd, is die definitief. Tot dat moment blijft je eigen dienst gewoon van jou. Ruilen via de groepsapp of op een briefje telt niet meer.',
  '### En als je ziek bent?',
  'Bij ziekte ruil je niet. Bel dan zo vroeg mogelijk, maar in elk geval twee uur voor het begin van je dienst, de dienstdoende coördinator. Het nummer staat op je pasje. Een appje of e-mail is niet genoeg: wij moeten zeker weten dat je melding is aangekomen. De coördinator regelt de vervanging; dat hoef je dus niet zelf te doen. Ben je weer beter? Meld dat dan voor 15.00 uur op de dag voor je volgende dienst.',
  '### Feestdagen',
  'Een dienst op een feestdag kun je alleen ruilen tegen een dienst op een andere feestdag. Zo blijft de verdeling eerlijk. In uitzonderlijke situaties, bijvoorbeeld bij een sterfgeval in de familie, beslis ik zelf.',
  'Ik begrijp dat deze afspraken strenger voelen dan jullie gewend zijn. Toch vraag ik jullie om je eraan te houden. Het gaat niet om wantrouwen, maar om cliënten die op ons rekenen.',
  'De eerste drie maanden kijken we hoe het gaat. In het teamoverleg van 4 juni bespreken we samen wat er beter kan.',
  'Met vriendelijke groet,\nFatima el Amrani',
);

const opinion = paragraphs(
  '*Door Joost Wieringa, docent aan een mbo-opleiding voor verzorgenden*',
  '**(1)** Op steeds meer leerbedrijven gaat de telefoon bij het begin van de dienst in een kluisje. Ik snap waar dat vandaan komt. Ik heb zelf gezien hoe een stagiair naast een bewoonster zat die hij hielp met eten, met in zijn ene hand een lepel en in zijn andere een scherm. De bewoonster zei niets. Dat hoefde ook niet: haar blik was duidelijk genoeg.',
  '**(2)** Toch is een verbod de verkeerde oplossing.',
  '**(3)** Om te beginnen is de telefoon allang gereedschap geworden. De medicatielijst, het zorgdossier, de app waarmee je een collega om hulp vraagt: het zit allemaal in datzelfde apparaat. Een leerling die zijn telefoon moet inleveren, leert dus niet werken zoals hij straks moet werken. Je stuurt een leerling-timmerman toch ook niet zonder hamer de steiger op, omdat hij weleens op zijn duim slaat?',
  '**(4)** Belangrijker vind ik dat je van een verbod niets leert. Wie alleen van zijn scherm afblijft omdat het in een kluisje ligt, pakt het weer zodra het kluisje er niet meer is. En dat moment komt: na je diploma werk je misschien in de wijk, in je eentje, zonder begeleider die meekijkt. Dan moet je zelf kunnen bepalen wanneer een telefoon past en wanneer niet. Dat is een vaardigheid, en vaardigheden leer je door te oefenen, fouten te maken en daarover te praten.',
  '**(5)** Tegenstanders zeggen dat leerlingen die verantwoordelijkheid niet aankunnen. Een bericht van een vriend is nu eenmaal verleidelijker dan het zoveelste gesprek over het weer. Daar hebben ze een punt, en juist daarom moeten we het niet aan het toeval overlaten. Spreek als team af waar de telefoon voor is en waarvoor niet. Laat leerlingen tijdens de dienst de meldingen van sociale media uitzetten. En vraag in elk begeleidingsgesprek: wanneer leidde je telefoon je af, en wat deed je toen?',
  '**(6)** Dat kost meer tijd dan een rij kluisjes. Het vraagt bovendien van begeleiders dat ze zelf het goede voorbeeld geven, en dat is misschien wel het lastigste deel. Op dezelfde afdeling waar die stagiair zat, telde ik op één middag zes vaste medewerkers met hun privételefoon in de hand.',
  '**(7)** Een leerling die heeft geleerd om het scherm weg te leggen, doet dat de rest van zijn loopbaan. Een leerling die zijn scherm alleen moest inleveren, vraagt om vijf uur zijn sleuteltje terug.',
);

/** Three texts of different kinds from the working life of a carer: an article, a message at work, an opinion. */
export const readingExam: DemoExam = {
  code: 'LE-VZ-01',
  kind: 'reading',
  title: 'Leesexamen Nederlands: werken in de zorg',
  durationMinutes: 60,
  cutScore: 20,
  studyFieldCodes: ['ZW-VZ', 'ZW-MZ'],
  files: [],
  content: () => ({
    introduction: paragraphs(
      'Dit examen bestaat uit **drie teksten** met in totaal **21 vragen**. Bij elke vraag blijft de tekst in beeld.',
      'Je mag de teksten zo vaak lezen als je wilt. Beantwoord de vragen met wat er in de tekst staat, niet met wat je zelf vindt of al weet. Een woordenboek is niet nodig.',
    ),
    sections: [
      section(
        'tekst-1',
        'Tekst 1: Sensor in plaats van nachtronde',
        reading('artikel', 'Sensor waakt, bewoner slaapt door', sensors),
        [
          single(
            'v01',
            'Wat is het belangrijkste doel van deze tekst?',
            [
              'De lezer overhalen om zelf ook sensoren te kopen',
              'De lezer informeren over ervaringen met een nieuwe manier van werken',
              'De lezer uitleggen hoe je een sensor moet instellen',
              'De lezer vermaken met een verhaal over de nachtdienst',
            ],
            'De lezer informeren over ervaringen met een nieuwe manier van werken',
          ),
          single(
            'v02',
            'Welk probleem had De Oeverhof met de vaste nachtrondes?',
            [
              'De rondes kostten te veel geld.',
              'De verzorgenden vergaten soms een kamer.',
              'Veel bewoners werden er wakker van.',
              'Er waren te weinig verzorgenden voor drie rondes.',
            ],
            'Veel bewoners werden er wakker van.',
          ),
          trueFalse(
            'v03',
            'Is de volgende zin volgens de tekst waar of niet waar?\n\n*De sensor filmt wat er in de kamer gebeurt.*',
            false,
          ),
          multiple(
            'v04',
            'Wanneer krijgt de nachtdienst volgens alinea 3 een melding?\n\nKies **twee** antwoorden.',
            [
              'Als een bewoner in bed beweegt',
              'Als er een hard geluid is in de kamer',
              'Als een bewoner de sensor weigert',
              'Als een bewoner langer dan tien minuten uit bed is',
              'Als de deur van een kamer opengaat',
            ],
            ['Als er een hard geluid is in de kamer', 'Als een bewoner langer dan tien minuten uit bed is'],
          ),
          gaps(
            'v05',
            'Vul een getal in.\n\nTijdens de proef waren er ’s nachts [[v05-minder]] valpartijen minder dan daarvoor.',
            { 'v05-minder': number('9') },
          ),
          single(
            'v06',
            'Waarom zegt Ruud Hagens niet dat de sensoren het aantal valpartijen hebben verlaagd?',
            [
              'Er zijn tegelijk ook andere maatregelen genomen.',
              'De proef heeft maar een half jaar geduurd.',
              'Vijf bewoners hebben niet meegedaan.',
              'Het aantal valpartijen is niet goed geteld.',
            ],
            'Er zijn tegelijk ook andere maatregelen genomen.',
          ),
          matching(
            'v07',
            'Wat past volgens de tekst bij wie? Eén antwoord blijft over.',
            {
              'Mirjam Stolk': 'was bang dat er minder personeel zou komen.',
              'Ruud Hagens': 'wil geen conclusies trekken die te snel zijn.',
              'De cliëntenraad': 'stelde eerst een voorwaarde.',
            },
            [
              'stelde eerst een voorwaarde.',
              'besluit over sensoren op de andere locaties.',
              'was bang dat er minder personeel zou komen.',
              'wil geen conclusies trekken die te snel zijn.',
            ],
          ),
          single(
            'v08',
            'Wat betekent *struikelblok* in de laatste alinea?',
            [
              'iets waarover je kunt vallen',
              'iets wat een plan moeilijk maakt',
              'iets waarover iedereen het eens is',
              'iets wat geld oplevert',
            ],
            'iets wat een plan moeilijk maakt',
          ),
        ],
      ),
      section(
        'tekst-2',
        'Tekst 2: Bericht van de teamleider',
        reading('bericht', 'Diensten ruilen gaat via het rooster', swapping),
        [
          single(
            'v09',
            'Wat is de aanleiding voor dit bericht?',
            [
              'Medewerkers waren te vaak ziek.',
              'Cliënten zijn te laat geholpen door ruilingen die niet in het rooster stonden.',
              'Medewerkers klaagden over de verdeling van de feestdagen.',
              'Het roosterprogramma is nieuw en moet worden uitgelegd.',
            ],
            'Cliënten zijn te laat geholpen door ruilingen die niet in het rooster stonden.',
          ),
          dropdowns(
            'v10',
            'Wie doet wat bij het ruilen? Kies de juiste persoon.\n\nDe ruil wordt aangevraagd door [[v10-vraagt]].\nDe ruil wordt bevestigd door [[v10-bevestigt]].\nDe ruil wordt goedgekeurd of afgekeurd door [[v10-keurt]].',
            {
              'v10-vraagt': { options: roles(), right: 'wie wil ruilen' },
              'v10-bevestigt': { options: roles(), right: 'de collega met wie je ruilt' },
              'v10-keurt': { options: roles(), right: 'de planner' },
            },
          ),
          single(
            'v11',
            'Sam is helpende. Een verzorgende vraagt of Sam haar avonddienst wil overnemen.\n\nMag dat volgens de nieuwe afspraken?',
            [
              'Ja, als Sam het op tijd aanvraagt.',
              'Ja, als de planner de rusttijden controleert.',
              'Nee, want Sam heeft een lager deskundigheidsniveau.',
              'Nee, want avonddiensten kun je niet ruilen.',
            ],
            'Nee, want Sam heeft een lager deskundigheidsniveau.',
          ),
          gaps(
            'v12',
            'Je bent ziek en je dienst begint om 07.00 uur. Hoe laat moet je uiterlijk bellen?\n\nUiterlijk om [[v12-tijd]] uur.',
            {
              'v12-tijd': words(
                '05.00',
                '5.00',
                '05:00',
                '5:00',
                '05',
                '5',
                'vijf',
                '05.00 uur',
                '5.00 uur',
                '05:00 uur',
                '5:00 uur',
                '5 uur',
                'vijf uur',
              ),
            },
          ),
          multiple(
            'v13',
            'Welke zinnen kloppen volgens het bericht?\n\nKies **drie** antwoorden. Je krijgt de punten alleen als ze alle drie goed zijn.',
            [
              'Zolang de planner de ruil niet heeft goedgekeurd, moet je je eigen dienst werken.',
              'Wie ziek is, zoekt zelf een vervanger.',
              'Wie ziek is, moet bellen; een e-mail is niet genoeg.',
              'Een dienst op een feestdag kun je ruilen tegen elke andere dienst.',
              'Het team praat in juni over hoe de nieuwe afspraken bevallen.',
            ],
            [
              'Zolang de planner de ruil niet heeft goedgekeurd, moet je je eigen dienst werken.',
              'Wie ziek is, moet bellen; een e-mail is niet genoeg.',
              'Het team praat in juni over hoe de nieuwe afspraken bevallen.',
            ],
            { points: 2, scoring: 'whole' },
          ),
          single(
            'v14',
            'Waarom schrijft Fatima dat het *niet om wantrouwen* gaat?',
            [
              'Ze wil dat medewerkers elkaar beter controleren.',
              'Ze wil voorkomen dat medewerkers de regels verkeerd opvatten.',
              'Ze vindt dat medewerkers te veel ruilen.',
              'Ze wil zeggen dat de regels maar drie maanden gelden.',
            ],
            'Ze wil voorkomen dat medewerkers de regels verkeerd opvatten.',
          ),
          trueFalse(
            'v15',
            'Is de volgende zin volgens het bericht waar of niet waar?\n\n*Je was ziek en je volgende dienst is op donderdag. Dan moet je je uiterlijk woensdag voor 15.00 uur beter melden.*',
            true,
          ),
        ],
      ),
      section('tekst-3', 'Tekst 3: Opinie', reading('opinie', 'Leer leerlingen omgaan met hun telefoon', opinion), [
        single(
          'v16',
          'Welke zin geeft de mening van de schrijver het beste weer?',
          [
            'Een telefoon hoort niet thuis op de werkvloer.',
            'Leerlingen kunnen de verantwoordelijkheid voor hun telefoon niet aan.',
            'Een verbod helpt niet; leerlingen moeten leren wanneer ze hun telefoon gebruiken.',
            'Leerlingen moeten zelf weten wat ze met hun telefoon doen.',
          ],
          'Een verbod helpt niet; leerlingen moeten leren wanneer ze hun telefoon gebruiken.',
        ),
        matching(
          'v17',
          'Welke functie heeft elke alinea in de tekst?',
          {
            'Alinea 1': 'een voorbeeld dat het onderwerp inleidt',
            'Alinea 3': 'een argument tegen het verbod',
            'Alinea 5': 'een tegenargument met een antwoord erop',
            'Alinea 7': 'een conclusie',
          },
          [
            'een tegenargument met een antwoord erop',
            'een conclusie',
            'een voorbeeld dat het onderwerp inleidt',
            'een argument tegen het verbod',
          ],
        ),
        single(
          'v18',
          'Wat wil de schrijver duidelijk maken met de leerling-timmerman in alinea 3?',
          [
            'Werken met een hamer is gevaarlijker dan werken met een telefoon.',
            'Gereedschap pak je niet af omdat er weleens iets misgaat.',
            'Leerlingen moeten eerst leren voordat ze gereedschap krijgen.',
            'In de bouw zijn de regels strenger dan in de zorg.',
          ],
          'Gereedschap pak je niet af omdat er weleens iets misgaat.',
        ),
        gaps(
          'v19',
          'Welk woord in alinea 5 betekent: *moeilijker te weerstaan*? Neem het woord over uit de tekst.\n\n[[v19-woord]]',
          { 'v19-woord': words('verleidelijker') },
        ),
        multiple(
          'v20',
          'Wat stelt de schrijver in alinea 5 voor?\n\nKies **drie** antwoorden.',
          [
            'Maak als team afspraken over het gebruik van de telefoon.',
            'Geef leerlingen een aparte telefoon voor het werk.',
            'Laat leerlingen meldingen van sociale media uitzetten.',
            'Praat in elk begeleidingsgesprek over afleiding door de telefoon.',
            'Laat leerlingen vaker met bewoners over het weer praten.',
          ],
          [
            'Maak als team afspraken over het gebruik van de telefoon.',
            'Laat leerlingen meldingen van sociale media uitzetten.',
            'Praat in elk begeleidingsgesprek over afleiding door de telefoon.',
          ],
        ),
        single(
          'v21',
          'Waarom noemt de schrijver in alinea 6 de *zes vaste medewerkers*?',
          [
            'Om te laten zien dat begeleiders zelf niet altijd het goede voorbeeld geven',
            'Om te laten zien dat er genoeg begeleiders zijn voor een gesprek',
            'Om te laten zien dat vaste medewerkers hun telefoon nodig hebben voor het werk',
            'Om te laten zien dat er te weinig kluisjes zijn',
          ],
          'Om te laten zien dat begeleiders zelf niet altijd het goede voorbeeld geven',
        ),
      ]),
    ],
  }),
};

function roles(): string[] {
  return ['de planner', 'de teamleider', 'de collega met wie je ruilt', 'wie wil ruilen'];
}
