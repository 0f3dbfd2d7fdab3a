import type { SchoolFacts, SchoolKind } from '../../api/schools/contract.ts';
import { faultsByField } from '../http.ts';

/** A school as it is typed: the locations are lines of one field, the BRIN may stay empty. */
export type SchoolEntry = { name: string; kind: SchoolKind; brin: string; locations: string; listed: boolean };

export const entryOf = (facts: Partial<SchoolFacts>): SchoolEntry => ({
  name: facts.name ?? '',
  kind: facts.kind ?? 'roc',
  brin: facts.brin ?? '',
  locations: (facts.locations ?? []).join('\n'),
  listed: facts.listed ?? true,
});

export const factsOf = ({ brin, locations, ...entry }: SchoolEntry): SchoolFacts => ({
  ...entry,
  name: entry.name.trim(),
  brin: brin.trim() === '' ? null : brin.trim().toUpperCase(),
  locations: linesOf(locations),
});

export type EntryFaults = Partial<Record<'name' | 'brin' | 'locations', string>>;

/** What can be seen to be wrong before it is sent, as names of sentences. */
export function faultsIn(entry: SchoolEntry): EntryFaults {
  const { name, brin, locations } = factsOf(entry);
  const faults: EntryFaults = {};
  if (name === '') faults.name = 'school.admin.fault.name';
  if (brin !== null && !/^\d{2}[A-Z]{2}$/.test(brin)) faults.brin = 'school.admin.fault.brin';
  if (locations.length > 200 || locations.some((one) => one.length > 150)) {
    faults.locations = 'school.admin.fault.locations';
  }
  return faults;
}

/** What the API found wrong, by field; faults of one location are those of the field. */
export function faultsOf(error: Error | null): EntryFaults {
  const faults: EntryFaults = {};
  for (const [field, message] of Object.entries(faultsByField(error) ?? {})) {
    const name = field.split('.').findLast((part) => part === 'name' || part === 'brin' || part === 'locations');
    const own = { name: 'school.admin.fault.name', brin: message, locations: 'school.admin.fault.locations' };
    if (name === 'name' || name === 'brin' || name === 'locations') faults[name] = own[name];
  }
  return faults;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
