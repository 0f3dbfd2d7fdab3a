/** What is said in the sounds of the listening exam, and by whom: the transcript, and what make-sounds.ts has spoken. */

export type Speaker = 'Petra' | 'Yusuf' | 'Omroeper' | 'Praktijkopleider';
export type Line = { speaker: Speaker; text: string };

const handover: Line[] = [
  {
    speaker: 'Petra',
    text: 'Hoi Yusuf, fijn dat je er bent. Ik heb een paar dingen over te dragen. Heb je tien minuten?',
  },
  { speaker: 'Yusuf', text: 'Ja hoor. Ik pak even mijn schrijfblok.' },
  {
    speaker: 'Petra',
    text: 'Goed. Eerst mevrouw De Boer, van kamer twaalf. Zij is vanmorgen gestruikeld over haar pantoffel. Ze is niet gevallen, want ze kon zich vasthouden aan de rollator. Maar ze is er wel van geschrokken.',
  },
  { speaker: 'Yusuf', text: 'Heeft ze ergens pijn?' },
  {
    speaker: 'Petra',
    text: 'Nee. Ik heb haar dochter gebeld. Die brengt vanavond nieuwe schoenen, rond zeven uur. Wil jij mevrouw na het eten naar haar kamer begeleiden? Ze durft nu niet goed alleen te lopen.',
  },
  { speaker: 'Yusuf', text: 'Komt in orde. En hoe is het met meneer Van Dam? Hij had gisteren koorts.' },
  {
    speaker: 'Petra',
    text: 'Dat gaat beter. Vanmorgen was het nog achtendertig komma twee. Om één uur was het zevenendertig komma vijf. De huisarts wil dat we om acht uur vanavond nog een keer meten. Is het dan hoger dan achtendertig komma vijf, dan moet je de huisartsenpost bellen.',
  },
  {
    speaker: 'Yusuf',
    text: 'Om acht uur meten, en boven de achtendertig komma vijf bellen. En drinkt hij genoeg?',
  },
  {
    speaker: 'Petra',
    text: 'Nee, te weinig. Hij heeft pas drie bekers op. Bied hem dus elk uur iets aan. Hij houdt het meest van appelsap.',
  },
  { speaker: 'Yusuf', text: 'Goed. Verder nog iets?' },
  {
    speaker: 'Petra',
    text: 'Ja. De fysiotherapeut van mevrouw Bakker komt morgen niet om tien uur, maar om half twaalf. Dat moet nog in de agenda. Kun jij dat doen? Ik kwam er niet meer aan toe.',
  },
  { speaker: 'Yusuf', text: 'Doe ik meteen. Fijne avond, Petra.' },
  { speaker: 'Petra', text: 'Dank je. Tot donderdag!' },
];

const announcement: Line[] = [
  'Goedemorgen. Dit is een mededeling voor alle bewoners, bezoekers en medewerkers van woonzorgcentrum De Linde.',
  'Morgen, woensdag, wordt er gewerkt aan de waterleiding in onze straat. Tussen negen uur ’s ochtends en twee uur ’s middags komt er geen water uit de kraan. Dit geldt voor het hele gebouw. Ook de toiletten kunt u dan niet gewoon doorspoelen.',
  'Op elke afdeling staan vanaf acht uur flessen drinkwater klaar bij de balie. Hebt u water nodig om u te wassen? Vraag dan een verzorgende om een emmer.',
  'De warme maaltijd krijgt u morgen niet om twaalf uur, maar om half zes ’s avonds. Tussen de middag is er een broodmaaltijd in het restaurant.',
  'De kapper is morgen gesloten. Had u een afspraak? Dan belt de kapper u zelf voor een nieuwe dag. Het beweegprogramma in de grote zaal gaat gewoon door.',
  'Let op. Als het water weer is aangesloten, kan het eerst bruin zijn. Laat de kraan dan een paar minuten lopen, voordat u het water gebruikt.',
  'Hebt u vragen? Dan kunt u terecht bij de receptie op de begane grond. Dank u wel voor uw begrip.',
].map((text) => ({ speaker: 'Omroeper', text }));

const instruction: Line[] = [
  'Welkom allemaal. Ik laat jullie zien hoe de nieuwe medicatiekar werkt. Jullie gebruiken hem vanaf maandag.',
  'Stap één. Zet de kar op de rem en was je handen. Houd daarna je pasje tegen de lezer. Hoor je één piep? Dan gaat de kar open. Hoor je twee piepen? Dan is je pasje niet bekend, en ga je naar de teamleider.',
  'Stap twee. Kies op het scherm de bewoner. Controleer altijd de naam, de geboortedatum en de foto. Pas als die alle drie kloppen, druk je op de groene knop. Alleen de lade van die bewoner gaat dan open.',
  'Stap drie. Pak het zakje uit de lade en scan de streepjescode. Het scherm wordt groen als het medicijn en het tijdstip kloppen. Wordt het scherm rood? Geef het medicijn dan niet, maar bel de verpleegkundige. Los het dus niet zelf op.',
  'Stap vier. Blijf bij de bewoner tot het medicijn is ingenomen. Teken daarna pas af op het scherm. Niet eerder, ook niet als je haast hebt.',
  'Tot slot. Loop je weg bij de kar, al is het maar een halve minuut? Doe hem dan altijd op slot. De kar gaat na twee minuten vanzelf dicht, maar daar mag je niet op vertrouwen.',
  'Aan het eind van de ronde zet je de kar aan de oplader. Met een lege accu kan niemand erbij.',
].map((text) => ({ speaker: 'Praktijkopleider', text }));

export const spoken = {
  'sounds/overdracht.mp3': handover,
  'sounds/mededeling.mp3': announcement,
  'sounds/medicatiekar.mp3': instruction,
} satisfies Record<string, Line[]>;
export type Sound = keyof typeof spoken;

/** What is said, as a text: for the bureau alone. */
export function transcript(sound: Sound): string {
  const lines: Line[] = spoken[sound];
  const talk = new Set(lines.map(({ speaker }) => speaker)).size > 1;
  return lines.map(({ speaker, text }) => (talk ? `**${speaker}:** ${text}` : text)).join('\n\n');
}
