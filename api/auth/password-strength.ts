import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/**
 * Whether a password is easily guessed, by the guesses that someone would need who knows the leaked and common ones, the
 * patterns that people make of them, and who it is about. Works without the internet; what is typed leaves the program to
 * nobody.
 */

/** As a power of ten: what someone who tries many times a second, here or on a stolen hash, would need days for. */
const enoughGuesses = 9;
/** What follows adds no more to the strength, and costs time. Characters. */
const examined = 32;

/**
 * @param about what anyone can know of the person: name, address, schools
 */
export async function isEasilyGuessed(password: string, about: readonly string[]): Promise<boolean> {
  const estimator = await estimatorOnce();
  const { guessesLog10 } = estimator.check(password.slice(0, examined), [...new Set(about.flatMap(wordsIn))]);
  return guessesLog10 < enoughGuesses;
}

/** A name or an address as it stands, run together, without the mail server, and each part that is long enough to be a word. */
function wordsIn(text: string): string[] {
  const plain = text.toLowerCase();
  const [local = ''] = plain.split('@');
  const parts = plain.split(/[^\p{L}\p{N}]+/u);
  return [plain, local, parts.join(''), local.replace(/[^\p{L}\p{N}]+/gu, ''), ...parts].filter(
    (word) => word.length >= 3,
  );
}

let estimator: Promise<ZxcvbnFactory> | null = null;

/** The lists are read when somebody chooses the first password: most programs never need them. */
function estimatorOnce(): Promise<ZxcvbnFactory> {
  estimator ??= openEstimator();
  return estimator;
}

async function openEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...dictionary, house: houseWords, dutch: dutchWords },
    graphs: adjacencyGraphs,
    maxLength: examined,
  });
}

/** What everyone here thinks of first. */
const houseWords = (
  'teletoets examenwerk examenbureau welkom wachtwoord toetssysteem examen toets inloggen helpdesk account geheim ' +
  'geheimhouding school docent leraar lerares student leerling rooster beheer beheerder opleiding opleidingsmanager ' +
  'leesexamen luisterexamen theorietoets cesuur resultaat'
).split(' ');

/** Common Dutch words, of which people make passwords: seasons, months, days, first things that come to mind. */
const dutchWords = (
  'lente zomer herfst winter januari februari maart april mei juni juli augustus september oktober november december ' +
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag morgen gisteren nederland amsterdam rotterdam ' +
  'utrecht eindhoven groningen holland oranje ajax feyenoord voetbal schatje liefje lieverd mama papa moeder vader ' +
  'zoon dochter broer zusje opa oma hond kat poes konijn paard koffie thee kaas brood boter bier wijn appel peer ' +
  'banaan aardbei fiets auto trein huis tuin keuken kamer deur raam tafel stoel boek pen papier computer telefoon ' +
  'sleutel sinterklaas kerstmis pasen vakantie zonnetje bloem boom water vuur aarde lucht zee strand regenboog ' +
  'vlinder eend kip vogel leeuw tijger beer draak koning koningin prins prinses liefde vriend vriendin vrijheid ' +
  'geluk hallo hoi doei dank bedankt alsjeblieft mooi leuk lekker groot klein rood blauw groen geel paars zwart wit ' +
  'een twee drie vier vijf zes zeven acht negen tien honderd duizend ikke jij wij zij het dat dit van voor met naar'
).split(' ');
