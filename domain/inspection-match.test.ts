import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CandidateName } from './candidates.ts';
import { daysToLookAt, matchExam, type Asked, type MadeExam } from './inspection-match.ts';
import { fitOfName } from './inspection-name.ts';
import { distance } from './inspection-spelling.ts';

const name = (givenName: string, infix: string, familyName: string): CandidateName => ({
  givenName,
  infix,
  familyName,
});
const fatima = name('Fatima', 'van den', 'Berg');

describe('a name', () => {
  test.each([
    ['Fatima van den Berg', fatima, 'same'],
    ['fatima VAN DEN berg', fatima, 'same'],
    ['Berg, Fatima van den', fatima, 'same'],
    ['van den Berg, Fatima', fatima, 'same'],
    ['Fatima Berg', fatima, 'same'],
    ['Fatima v.d. Berg', fatima, 'same'],
    ['Fatima Vandenberg', fatima, 'same'],
    ['F. van den Berg', fatima, 'alike'],
    ['Berg F', fatima, 'alike'],
    ['Fatimá van den Berg', fatima, 'same'],
    ['Fatina van den Berg', fatima, 'alike'],
    ['Ftaima van den Berg', fatima, 'alike'],
    ['Fatima van den Burg', fatima, 'alike'],
    ['Fatina van den Burg', fatima, 'alike'],
    ['Samira van den Berg', fatima, 'part'],
    ['Fatima Jansen', fatima, 'other'],
    ['', fatima, 'other'],
    ['van den', fatima, 'other'],
    ['Zoë Åkesson', name('Zoe', '', 'Akesson'), 'same'],
    ['Łukasz Żółć', name('Lukasz', '', 'Zolc'), 'same'],
    ['Jan Dykstra', name('Jan', '', 'Dijkstra'), 'same'],
    ["Geert 't Hart", name('Geert', "'t", 'Hart'), 'same'],
    ['Janwillem Smit', name('Jan-Willem', '', 'Smit'), 'same'],
    ['Jan Smit', name('Jan-Willem', '', 'Smit'), 'alike'],
    ['JW Smit', name('Jan-Willem', '', 'Smit'), 'alike'],
    ['Anna Maria de Vries', name('Anna', 'de', 'Vries'), 'alike'],
    ['Anna Sofie de Vries', name('Anna Maria', 'de', 'Vries'), 'part'],
    ['Anna Bakker', name('Anna', '', 'Bakker-Smit'), 'alike'],
    ['Jan Bos', name('Jan', '', 'Vos'), 'other'],
    ['Tim de Wit', name('Tom', 'de', 'Wit'), 'part'],
    ['Wei In', name('Wei', '', 'In'), 'same'],
  ])('%s is looked for', (written, known, fit) => {
    expect(fitOfName(written, known)).toBe(fit);
  });

  const letters = fc.array(fc.constantFrom(...'abcdefghklmnoprstuvwz'.split('')), { minLength: 7, maxLength: 12 });
  const word = letters.map((chosen) => chosen.join(''));
  test('fits with any one slip in a long word, in any order of the words', () => {
    const slip = fc.tuple(fc.nat(), fc.constantFrom('leave-out', 'twice', 'other', 'swap'));
    fc.assert(
      fc.property(word, word, slip, fc.boolean(), (given, family, [where, how], familyFirst) => {
        fc.pre(distance(given, family) > 4);
        const at = where % (family.length - 1);
        const wrong = {
          'leave-out': family.slice(0, at) + family.slice(at + 1),
          twice: family.slice(0, at) + family.slice(at, at + 1) + family.slice(at),
          other: `${family.slice(0, at)}q${family.slice(at + 1)}`,
          swap: family.slice(0, at) + (family[at + 1] ?? '') + (family[at] ?? '') + family.slice(at + 2),
        }[how];
        const written = familyFirst ? `${wrong}, ${given}` : `${given} ${wrong}`;
        expect(['same', 'alike']).toContain(fitOfName(written, name(given, '', family)));
      }),
    );
  });

  test('never makes anything of strange input, and is always the same for itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ maxLength: 60 }), (written, family) => {
        expect(['same', 'alike', 'part', 'other']).toContain(fitOfName(written, name('Jan', '', family)));
      }),
    );
    fc.assert(
      fc.property(word, word, (given, family) => fitOfName(`${given} ${family}`, name(given, '', family)) === 'same'),
    );
  });
});

test('slips are counted as a person makes them', () => {
  expect(distance('jansen', 'jansen')).toBe(0);
  expect(distance('jansen', 'janssen')).toBe(1);
  expect(distance('jansen', 'jasnen')).toBe(1);
  expect(distance('jansen', 'hansem')).toBe(2);
  expect(distance('', 'abc')).toBe(3);
  fc.assert(fc.property(fc.string(), fc.string(), (one, other) => distance(one, other) === distance(other, one)));
});

describe('an exam', () => {
  const reading = { code: 'LE-VZ-03', title: 'Leesexamen Verzorgende 3' };
  const made = (attemptId: string, more: Partial<MadeExam> = {}): MadeExam => ({
    attemptId,
    name: fatima,
    dateOfBirth: '2007-03-04',
    exam: reading,
    examDate: '2026-11-20',
    ...more,
  });
  const asked: Asked = {
    studentName: 'Fatima van den Berg',
    dateOfBirth: '2007-03-04',
    examName: 'Leesexamen Verzorgende 3',
    examDate: '2026-11-20',
  };
  const certain = (attemptId: string): unknown => expect.objectContaining({ kind: 'certain', attemptId });
  const uncertain = (...ids: string[]) => ({
    kind: 'uncertain',
    candidates: ids.map((attemptId): unknown => expect.objectContaining({ attemptId })),
  });

  test.each([
    ['its title', 'leesexamen verzorgende 3'],
    ['its code', 'LE-VZ-03'],
    ['code and title', 'LE-VZ-03 Leesexamen Verzorgende 3'],
    ['its title with slips', 'Lezexamen Verzorgende 3'],
    ['half of its title', 'leesexamen'],
    ['title without the number', 'Leesexamen verzorgende'],
  ])('is found by %s', (_, examName) => {
    expect(matchExam({ ...asked, examName }, [made('a')])).toEqual(certain('a'));
  });

  test.each([
    ['another code of the school', 'LE-VZ-04'],
    ['another number', 'Leesexamen Verzorgende 4'],
    ['another exam', 'Rekenen'],
  ])('is not found for certain by %s', (_, examName) => {
    const other = made('b', {
      exam: { code: 'LE-VZ-04', title: 'Iets anders' },
      dateOfBirth: '2001-01-01',
      examDate: '2020-01-01',
    });
    expect(matchExam({ ...asked, examName }, [made('a'), other]).kind).toBe('uncertain');
  });

  test('of nobody who is known is none', () => {
    expect(matchExam(asked, [])).toEqual({ kind: 'none', candidates: [] });
    const someoneElse = made('a', { name: name('Piet', '', 'Jansen'), dateOfBirth: '2000-01-01' });
    expect(matchExam(asked, [someoneElse])).toEqual({ kind: 'none', candidates: [] });
  });

  test('is uncertain with day and month of birth swapped, and with a day near by', () => {
    expect(matchExam({ ...asked, dateOfBirth: '2007-04-03' }, [made('a')])).toEqual(uncertain('a'));
    expect(matchExam({ ...asked, examDate: '2026-11-21' }, [made('a')])).toEqual(uncertain('a'));
    expect(matchExam({ ...asked, dateOfBirth: '2006-03-04' }, [made('a')])).toEqual(uncertain('a'));
    expect(matchExam({ ...asked, dateOfBirth: '2006-03-04', examDate: '2026-01-01' }, [made('a')])).toEqual({
      kind: 'none',
      candidates: [],
    });
  });

  test('of two students with one name is told apart by the date of birth, and else not guessed', () => {
    const other = made('b', { dateOfBirth: '2006-01-30' });
    expect(matchExam(asked, [made('a'), other])).toEqual(certain('a'));
    expect(matchExam(asked, [made('a'), made('b')])).toEqual(uncertain('a', 'b'));
  });

  test('of twins is told apart by names that differ, and not by names that nearly don’t', () => {
    const tim = name('Tim', 'de', 'Wit');
    const tom = name('Tom', 'de', 'Wit');
    const twins = [made('tim', { name: tim }), made('tom', { name: tom })];
    expect(matchExam({ ...asked, studentName: 'Tim de Wit' }, twins)).toEqual(certain('tim'));
    expect(matchExam({ ...asked, studentName: 'T. de Wit' }, twins)).toEqual(uncertain('tim', 'tom'));
    const [lisa, lise] = [name('Lisa', 'de', 'Wit'), name('Lise', 'de', 'Wit')];
    const alike = [made('lise', { name: lise }), made('lisa', { name: lisa })];
    expect(matchExam({ ...asked, studentName: 'Lisa de Wit' }, alike)).toEqual(uncertain('lisa', 'lise'));
  });

  test('made twice on one day is not guessed, on two days it is the one of that day', () => {
    const resit = made('resit', { examDate: '2026-11-25' });
    expect(matchExam(asked, [resit, made('first')])).toEqual(certain('first'));
    expect(matchExam(asked, [made('second'), made('first')])).toEqual(uncertain('second', 'first'));
  });

  test('comes ranked, the best first and not too many', () => {
    const many = Array.from({ length: 30 }, (_, index) => made(`same-day-${index}`, { examDate: '2026-11-18' }));
    const found = matchExam({ ...asked, examDate: '2026-11-21' }, [
      ...many,
      made('near', { examDate: '2026-11-21', dateOfBirth: '2007-04-03' }),
    ]);
    if (found.kind !== 'uncertain') throw new Error(found.kind);
    expect(found.candidates).toHaveLength(10);
    expect(found.candidates[0]?.fits).toEqual({ name: 'same', dateOfBirth: 'same', exam: 'same', examDate: 'alike' });
  });

  test('that could fit is never outside the days that are looked at', () => {
    expect(daysToLookAt(asked)).toEqual({
      datesOfBirth: ['2007-03-04', '2007-04-03'],
      examDates: [{ first: '2026-11-13', last: '2026-11-27' }],
    });
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, day, (dateOfBirth, examDate, knownBirth, knownExam) => {
        const wanted = { ...asked, dateOfBirth, examDate };
        const look = daysToLookAt(wanted);
        const seen =
          look.datesOfBirth.includes(knownBirth) ||
          look.examDates.some(({ first, last }) => first <= knownExam && knownExam <= last);
        const one = made('a', { dateOfBirth: knownBirth, examDate: knownExam });
        expect(seen || matchExam(wanted, [one]).kind === 'none').toBe(true);
      }),
    );
  });
});
