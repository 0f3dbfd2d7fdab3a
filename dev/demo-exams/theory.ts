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

const syringe = 'pictures/injectiespuit.png';

const caseOfMrsHendriks = paragraphs(
  'Mevrouw Hendriks is 81 jaar en woont zelfstandig. Ze heeft diabetes mellitus type 2 en spuit vóór het ontbijt zelf insuline. De wijkverpleging komt twee keer per dag.',
  'Vanmorgen om half tien kom je bij haar binnen. Mevrouw Hendriks zit aan tafel. Haar insuline heeft ze gespoten, maar haar boterham ligt nog op haar bord. Ze ziet bleek, beeft en heeft zweet op haar voorhoofd. Ze zegt: ‘Ik voel me zo slap en ik heb ineens zo’n honger.’ Ze is wakker, geeft antwoord op je vragen en kan gewoon slikken.',
);

const normal = {
  breaths: ['4 tot 8', '12 tot 20', '30 tot 40'],
  pulse: ['20 tot 40', '60 tot 100', '130 tot 160'],
  temperature: ['33,5 tot 34,5', '36,5 tot 37,5', '38,5 tot 39,5'],
};

/** Care and medication for carers (verzorgenden): arithmetic, a case, observing, hygiene, rights. */
export const theoryExam: DemoExam = {
  code: 'TH-VZ-01',
  kind: 'theory',
  title: 'Theorietoets verzorgende: basiszorg en medicatie',
  durationMinutes: 60,
  cutScore: 22,
  studyFieldCodes: ['ZW-VZ'],
  files: [syringe],
  content: (mediaId) => ({
    introduction: paragraphs(
      'Deze toets bestaat uit **19 vragen** over basiszorg en medicatie. Je mag een rekenmachine en kladpapier gebruiken.',
      'Schrijf bij rekenvragen alleen het getal op. Gebruik een komma voor decimalen, bijvoorbeeld 2,5.',
    ),
    sections: [
      section('rekenen', 'Deel 1: Rekenen in de zorg', null, [
        gaps(
          'v01',
          'Meneer Pinas krijgt per keer **250 mg** van een medicijn. In huis zijn tabletten van **500 mg** met een breukgleuf.\n\nHoeveel tablet geef je hem per keer?\n\n[[v01-tablet]] tablet',
          { 'v01-tablet': number('0,5', 'tablet') },
        ),
        gaps(
          'v02',
          'Mevrouw Groen krijgt **60 mg** van een drank. De drank bevat **25 mg per ml**.\n\nHoeveel milliliter geef je haar?\n\n[[v02-ml]] ml',
          { 'v02-ml': number('2,4', 'ml') },
          { points: 2 },
        ),
        gaps(
          'v03',
          'Hoeveel milliliter vloeistof zit er in de spuit?\n\n[[v03-ml]] ml',
          { 'v03-ml': number('3,4', 'ml') },
          {
            picture: {
              mediaId: mediaId(syringe),
              alt: 'Een injectiespuit met een schaal van 0 tot 5 milliliter. Tussen twee hele milliliters staan vier kleine streepjes, steeds 0,2 milliliter uit elkaar. De spuit is gevuld van 0 tot het tweede kleine streepje na de 3.',
            },
          },
        ),
        gaps(
          'v04',
          'Meneer De Wit krijgt **1.500 ml** sondevoeding in **20 uur**. De pomp loopt de hele tijd even snel.\n\nOp hoeveel milliliter per uur staat de pomp?\n\n[[v04-ml]] ml per uur',
          { 'v04-ml': number('75', 'ml') },
          { points: 2 },
        ),
        gaps(
          'v05',
          'Je houdt een vochtlijst bij. Mevrouw Özdemir drinkt vandaag:\n\n- 2 kopjes koffie van 150 ml\n- 1 kom soep van 250 ml\n- 3 glazen water van 200 ml\n\nZe plast in totaal 900 ml. Ander vochtverlies tel je niet mee.\n\nZe heeft [[v05-in]] ml vocht binnengekregen. Dat is [[v05-verschil]] ml meer dan ze heeft geplast.',
          { 'v05-in': number('1150', 'ml'), 'v05-verschil': number('250', 'ml') },
        ),
        gaps(
          'v06',
          'De BMI is het gewicht in kilo’s, gedeeld door de lengte in meters in het kwadraat.\n\nMeneer Alberts weegt 68 kg en is 1,65 m lang. Wat is zijn BMI? Rond af op één decimaal.\n\n[[v06-bmi]]',
          { 'v06-bmi': number('25', '', '0,1') },
          { points: 2 },
        ),
      ]),
      section('casus', 'Deel 2: Mevrouw Hendriks', reading('hendriks', 'Casus', caseOfMrsHendriks), [
        single(
          'v07',
          'Wat is er waarschijnlijk met mevrouw Hendriks aan de hand?',
          [
            'Ze heeft een te hoge bloedglucose (hyperglykemie).',
            'Ze heeft een te lage bloedglucose (hypoglykemie).',
            'Ze heeft een longontsteking.',
            'Ze heeft een te hoge bloeddruk.',
          ],
          'Ze heeft een te lage bloedglucose (hypoglykemie).',
        ),
        single(
          'v08',
          'Wat doe je als eerste?',
          [
            'Haar nog een keer insuline laten spuiten',
            'Haar op bed leggen en laten slapen',
            'Haar iets met snelle suikers geven, zoals druivensuiker of gewone limonade',
            'Haar een glas water geven en een uur later terugkomen',
          ],
          'Haar iets met snelle suikers geven, zoals druivensuiker of gewone limonade',
        ),
        trueFalse(
          'v09',
          'Is de volgende zin waar of niet waar?\n\n*Als mevrouw Hendriks buiten bewustzijn raakt, giet je limonade in haar mond.*',
          false,
        ),
        dropdowns(
          'v10',
          'Kies wat past.\n\nVeel dorst en veel plassen passen bij een [[v10-dorst]] bloedglucose. Plotseling beven en zweten passen bij een [[v10-beven]] bloedglucose.',
          {
            'v10-dorst': { options: ['te hoge', 'te lage'], right: 'te hoge' },
            'v10-beven': { options: ['te hoge', 'te lage'], right: 'te lage' },
          },
        ),
      ]),
      section('observeren', 'Deel 3: Observeren en rapporteren', null, [
        matching(
          'v11',
          'Wat betekenen deze begrippen? Eén antwoord blijft over.',
          {
            Dyspnoe: 'benauwdheid of moeite met ademen',
            Obstipatie: 'verstopping van de darmen',
            Oedeem: 'vocht dat zich ophoopt in het weefsel',
            Hypertensie: 'te hoge bloeddruk',
          },
          [
            'moeite met slikken',
            'te hoge bloeddruk',
            'benauwdheid of moeite met ademen',
            'vocht dat zich ophoopt in het weefsel',
            'verstopping van de darmen',
          ],
        ),
        dropdowns(
          'v12',
          'Welke waarden zijn normaal voor een gezonde volwassene in rust?\n\nAdemhaling: [[v12-adem]] keer per minuut\nHartslag: [[v12-pols]] slagen per minuut\nLichaamstemperatuur: [[v12-temperatuur]] °C',
          {
            'v12-adem': { options: normal.breaths, right: '12 tot 20' },
            'v12-pols': { options: normal.pulse, right: '60 tot 100' },
            'v12-temperatuur': { options: normal.temperature, right: '36,5 tot 37,5' },
          },
        ),
        single(
          'v13',
          'Bij een bedlegerige cliënt zie je op de stuit een rode plek. De huid is heel. Als je op de plek drukt, blijft die rood.\n\nWelke categorie decubitus is dit?',
          ['Categorie 1', 'Categorie 2', 'Categorie 3', 'Categorie 4'],
          'Categorie 1',
        ),
        multiple(
          'v14',
          'Welke verschijnselen wijzen op een ontsteking van een wond?\n\nKies **drie** antwoorden.',
          [
            'De huid rond de wond is rood.',
            'De huid rond de wond voelt koud aan.',
            'De huid rond de wond is gezwollen.',
            'De huid rond de wond voelt warm aan.',
            'De wond is bedekt met een droge korst.',
          ],
          [
            'De huid rond de wond is rood.',
            'De huid rond de wond is gezwollen.',
            'De huid rond de wond voelt warm aan.',
          ],
        ),
        matching(
          'v15',
          'Je rapporteert volgens de SOEP-methode. Wat schrijf je bij welke letter?',
          {
            'S (subjectief)': 'wat de cliënt zelf vertelt',
            'O (objectief)': 'wat je ziet en meet',
            'E (evaluatie)': 'wat je daaruit opmaakt',
            'P (plan)': 'wat je gaat doen',
          },
          ['wat je gaat doen', 'wat de cliënt zelf vertelt', 'wat je daaruit opmaakt', 'wat je ziet en meet'],
        ),
      ]),
      section('hygiene', 'Deel 4: Hygiëne, begrippen en rechten', null, [
        multiple(
          'v16',
          'Op welke momenten was of desinfecteer je je handen?\n\nKies **twee** antwoorden.',
          [
            'Vlak voordat je een wond verzorgt',
            'Alleen aan het begin en aan het eind van je dienst',
            'Meteen nadat je handschoenen hebt uitgetrokken',
            'Alleen als je geen handschoenen hebt gedragen',
          ],
          ['Vlak voordat je een wond verzorgt', 'Meteen nadat je handschoenen hebt uitgetrokken'],
        ),
        single(
          'v17',
          'Je handen zijn zichtbaar vuil. Wat doe je?',
          [
            'Je handen inwrijven met handalcohol',
            'Je handen wassen met water en zeep',
            'Je handen afvegen en handschoenen aantrekken',
            'Je handen afspoelen met alleen koud water',
          ],
          'Je handen wassen met water en zeep',
        ),
        gaps(
          'v18',
          'Hoe heet het slangetje dat via de plasbuis in de blaas wordt gebracht om urine af te voeren?\n\nEen [[v18-woord]]',
          {
            'v18-woord': words(
              'katheter',
              'catheter',
              'kateter',
              'blaaskatheter',
              'blaascatheter',
              'urinekatheter',
              'verblijfskatheter',
              'CAD',
              'katheter à demeure',
              'verblijfkatheter',
              'een katheter',
              'urethrakatheter',
              'transurethrale katheter',
            ),
          },
        ),
        single(
          'v19',
          'Een buurvrouw vraagt je in de supermarkt hoe het met een cliënt van jou gaat. De cliënt heeft je geen toestemming gegeven om daarover te praten.\n\nWat doe je?',
          [
            'Je vertelt alleen het goede nieuws.',
            'Je vertelt het, als de buurvrouw belooft om het niet door te vertellen.',
            'Je zegt vriendelijk dat je daar niets over mag vertellen.',
            'Je vertelt alleen welke ziekte de cliënt heeft.',
          ],
          'Je zegt vriendelijk dat je daar niets over mag vertellen.',
        ),
      ]),
    ],
  }),
};
