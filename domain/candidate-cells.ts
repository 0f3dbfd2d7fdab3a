import { isInfix, splitFamilyName, splitFullName } from './name-splitting.ts';
import type { CandidateEntry } from './scheduling.ts';
import type { ColumnNames } from './spreadsheet-columns.ts';
import type { FaultCode, FaultValues } from './spreadsheet-fault.ts';
import { readDay, readExtraMinutes } from './spreadsheet-values.ts';

/** The columns of a candidate, in lists and in the template alike. */
export type CandidateField = keyof CandidateEntry;
/** In a list the name may also stand in one column. */
export type CandidateColumn = CandidateField | 'fullName';

/** In the order of the template, which holds where a list has no names above its columns. */
export const candidateFields = [
  'studentNumber',
  'givenName',
  'infix',
  'familyName',
  'dateOfBirth',
  'extraMinutes',
] as const satisfies readonly CandidateField[];

const numberOf = ['student', 'studenten', 'deelnemer', 'deelnemers', 'leerling', 'leerlingen', 'kandidaat'];
export const candidateColumns: ColumnNames<CandidateField> = {
  studentNumber: {
    names: [
      ...numberOf.flatMap((whose) => [`${whose}nummer`, `${whose}nr`, `${whose}id`]),
      ...['studentnumber', 'studentno', 'stamnummer', 'stamnr', 'ovnummer', 'ovnr'],
    ],
  },
  givenName: { names: ['voornaam', 'roepnaam', 'voornamen', 'vnaam', 'firstname', 'givenname', 'voorletters'] },
  infix: {
    names: [
      'tussenvoegsel',
      'tussenvoegsels',
      'voorvoegsel',
      'voorvoegsels',
      'tussenv',
      'tv',
      'tvg',
      'infix',
      'prefix',
    ],
    optional: true,
  },
  familyName: { names: ['achternaam', 'familienaam', 'geslachtsnaam', 'anaam', 'lastname', 'familyname', 'surname'] },
  dateOfBirth: {
    names: [
      'geboortedatum',
      'gebdatum',
      'geboortedat',
      'gebdat',
      'geboren',
      'geborenop',
      'geboortedag',
      'dateofbirth',
      'dob',
      'birthdate',
    ],
  },
  extraMinutes: {
    names: [
      ...['extratijdminuten', 'extratijd', 'extratijdinminuten', 'extraminuten', 'extratijdmin', 'tijdverlenging'],
      ...['extratime', 'extraminutes', 'extratimeminutes', 'verlenging'],
    ],
    optional: true,
  },
};

/** In what a candidate's cells are wrong: of a field, with what the sentence needs. */
export type TellFault = (code: FaultCode, field: CandidateColumn, values?: FaultValues) => void;

/** The cells as the rules understood them: what was not understood stands there as it was. */
export type CandidateCells = Record<CandidateField, string>;

/**
 * Reads one candidate's cells.
 *
 * @param cell what stands in a column, cleaned; empty where the sheet has no such column
 * @param today `yyyy-mm-dd`: nobody is born later
 * @returns no candidate where a fault was told
 */
export function readCandidateCells(
  cell: (field: CandidateColumn) => string,
  hasFullName: boolean,
  today: string,
  tell: TellFault,
): { candidate: CandidateEntry | null; understood: CandidateCells } {
  let faults = 0;
  const fault: TellFault = (code, field, values) => {
    faults += 1;
    tell(code, field, values);
  };
  const studentNumber = studentNumberIn(cell('studentNumber'), fault);
  const name = hasFullName ? nameInOneCell(cell('fullName'), fault) : nameInCells(cell, fault);
  const birth = birthIn(cell('dateOfBirth'), today, fault);
  const extra = extraIn(cell('extraMinutes'), fault);
  const understood = { studentNumber, ...name, dateOfBirth: birth, extraMinutes: extra };
  const candidate = faults === 0 ? { ...understood, extraMinutes: Number(extra) } : null;
  return { candidate, understood };
}

function studentNumberIn(cell: string, fault: TellFault): string {
  // a long number that a spreadsheet wrote as 1,2E+11 into a text file has lost its last digits
  if (/^\d[.,]?\d*e\+\d+$/i.test(cell)) fault('number-shortened', 'studentNumber');
  else checkText(cell, 'studentNumber', 30, fault);
  return cell;
}

function nameInOneCell(cell: string, fault: TellFault): Pick<CandidateEntry, 'givenName' | 'infix' | 'familyName'> {
  const before = checkText(cell, 'fullName', 200, fault);
  const name = before ? splitFullName(cell) : null;
  if (name) return name;
  if (before) fault('name-one-word', 'fullName');
  return { givenName: '', infix: '', familyName: cell };
}

function nameInCells(cell: (field: CandidateColumn) => string, fault: TellFault) {
  const given = cell('givenName');
  const infix = cell('infix').replace(/^[-–.]$/, '');
  const family = cell('familyName');
  checkText(given, 'givenName', 100, fault);
  if (infix !== '') checkText(infix, 'infix', 30, fault);
  checkText(family, 'familyName', 100, fault);
  if (infix !== '') return { givenName: given, infix, familyName: withoutInfix(family, infix) };
  return { givenName: given, ...splitFamilyName(family) };
}

/** Some write the tussenvoegsel in its own column and again before the family name. */
function withoutInfix(family: string, infix: string): string {
  const again = family.toLowerCase().startsWith(`${infix.toLowerCase()} `) && isInfix(infix);
  return again ? family.slice(infix.length + 1) : family;
}

function birthIn(cell: string, today: string, fault: TellFault): string {
  if (!checkText(cell, 'dateOfBirth', 100, fault)) return cell;
  const day = readDay(cell);
  if ('fault' in day) {
    fault(day.fault, 'dateOfBirth');
    return cell;
  }
  const age = Number(today.slice(0, 4)) - Number(day.value.slice(0, 4));
  if (age < 10 || age > 100) fault('birth-day-unlikely', 'dateOfBirth');
  return day.value;
}

function extraIn(cell: string, fault: TellFault): string {
  if (cell !== '' && !checkText(cell, 'extraMinutes', 100, fault)) return cell;
  const minutes = readExtraMinutes(cell);
  if ('value' in minutes) return String(minutes.value);
  fault(minutes.fault, 'extraMinutes');
  return cell;
}

/** Whether a cell that must be filled in holds a text that can be read and that fits. */
function checkText(cell: string, field: CandidateColumn, max: number, fault: TellFault): boolean {
  const code = faultOfText(cell, max);
  if (code !== null) fault(code, field, code === 'too-long' ? { max } : {});
  return code === null;
}

/** What is wrong with any cell that must hold a text. */
export function faultOfText(cell: string, max: number): FaultCode | null {
  if (cell === '') return 'required';
  if (cell.length > max) return 'too-long';
  if (garbled.test(cell)) return 'garbled';
  return cell.startsWith('#') && formulaError.test(cell) ? 'formula-error' : null;
}

/** Signs that no keyboard gives, or UTF-8 that some program read as something else: `Ã©` for é. */
const garbled = /[\p{Cc}\p{Cs}\uFFFD]|Ã[\u0080-\u00BF©«¯³¶¼¨§¡¢¤±‰]/u;
const formulaError =
  /^#(?:N\/?[AB]|NAAM\?|NAME\?|REF!|VERW!|WAARDE!|VALUE!|DEEL\/0!|DIV\/0!|GETAL!|NUM!|LEEG!|NULL!|#+)$/i;
