import { findSchool } from '../../domain/school-match.ts';
import type { Translate } from '../../locales/index.ts';
import type { ListedSchool } from '../../store/schools.ts';
import { text } from '../http/forms.ts';
import type { FieldError } from '../pages/form.ts';

/**
 * Which school an applicant chose, without a script: the name is typed, with the list as suggestions, and found here. What
 * is not certain comes back as a question. A choice that was made counts for the name that it was made for.
 */

/** What `schoolId` holds when the school is not in the list: its name is then the one that was typed. */
export const otherSchool = 'other';
const longestName = 200;

/** What is asked when the name alone does not say it. */
export type SchoolQuestion = {
  /** Those that may be meant; none where the name looks like no school of the list. */
  choices: { id: string; label: string; hint: string }[];
  more: boolean;
  /** The name as it was typed, for which the choice is made. */
  name: string;
};

export type SchoolChoice =
  | { kind: 'chosen'; school: ListedSchool }
  | { kind: 'other'; name: string; question: SchoolQuestion }
  | { kind: 'asked'; question: SchoolQuestion; fault: FieldError }
  | { kind: 'faulty'; fault: FieldError };

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

export function chooseSchool(t: Translate, values: Values, schools: readonly ListedSchool[]): SchoolChoice {
  const [name, chosenId] = [valueOf(values, 'schoolName').trim(), chosenFor(values)];
  const byId = schools.find(({ id }) => id === chosenId);
  if (byId) return { kind: 'chosen', school: byId };
  const nameFault = faultOf(t, name, chosenId !== '' && chosenId !== otherSchool);
  if (nameFault) return { kind: 'faulty', fault: nameFault };

  const found = findSchool(name, schools);
  const school = found.kind === 'one' ? schools.find(({ id }) => id === found.id) : undefined;
  if (school) return { kind: 'chosen', school };
  const ids = found.kind === 'several' ? found.ids : [];
  const choices = ids.flatMap((id) => schools.find((one) => one.id === id) ?? []).map(asChoice);
  const question = { choices, more: found.kind === 'several' && found.more, name };
  if (chosenId === otherSchool) return { kind: 'other', name, question };
  const what = choices.length > 0 ? 'choose' : 'confirm';
  return { kind: 'asked', question, fault: { field: 'schoolId', message: t(`public:fieldError.schoolId.${what}`) } };
}

/** How a school stands in the suggestions: as it is found again. */
export const labelOf = ({ name, brin }: Pick<ListedSchool, 'name' | 'brin'>): string =>
  brin ? `${name} (${brin})` : name;

const asChoice = (school: ListedSchool) => ({
  id: school.id,
  label: labelOf(school),
  hint: school.locations.slice(0, 4).join(', '),
});

/** The choice that was sent, unless the name was changed since it was asked for. */
function chosenFor(values: Values): string {
  const askedFor = values['schoolChosenFor'];
  const holds = askedFor === undefined || askedFor === valueOf(values, 'schoolName').trim();
  return holds ? valueOf(values, 'schoolId') : '';
}

/** @param isUnknown whether an id was sent that is not, or no longer, in the list */
function faultOf(t: Translate, name: string, isUnknown: boolean): FieldError | null {
  if (name === '' && isUnknown) return { field: 'schoolName', message: t('public:fieldError.schoolName.unknown') };
  const [issue] = text(longestName).safeParse(name).error?.issues ?? [];
  if (!issue) return null;
  const code = issue.message as 'missing' | 'invalid' | 'tooLong';
  return { field: 'schoolName', message: t(`public:fieldError.schoolName.${code}`, { max: longestName }) };
}

function valueOf(values: Values, name: string): string {
  const value = values[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? '';
}
