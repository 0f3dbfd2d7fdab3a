import { expect, test } from 'vitest';
import { formatDate, formatMoment, translator } from './index.ts';
import { currentNdaVersion, ndaText } from './nda.ts';

test('dates and times are written as in Amsterdam, in summer and winter', () => {
  expect(formatDate('nl', new Date('2026-11-23T13:05:00Z'))).toBe('maandag 23 november 2026');
  expect(formatDate('nl', new Date('2026-11-23T23:05:00Z'))).toBe('dinsdag 24 november 2026');
  expect(formatDate('en', new Date('2026-11-23T13:05:00Z'))).toBe('Monday 23 November 2026');
  expect(formatMoment('nl', new Date('2026-11-23T13:05:00Z'))).toBe('23 november 2026 om 14.05 uur');
  expect(formatMoment('nl', new Date('2026-07-01T22:05:00Z'))).toBe('2 juli 2026 om 00.05 uur');
  expect(formatMoment('en', new Date('2026-07-01T12:05:00Z'))).toBe('1 July 2026 at 14:05');
});

test('a value is never read as a reference or a slot', () => {
  const text = translator('nl')('mail:frame.greeting', { name: '$t(mail:frame.sender) {{name}} $& <b>' });
  expect(text).toBe('Beste $t(mail:frame.sender) {{name}} $& <b>,');
});

test('the agreement is there in both languages, and only in versions that exist', () => {
  expect(ndaText('nl', currentNdaVersion).articles).toHaveLength(ndaText('en', currentNdaVersion).articles.length);
  expect(() => ndaText('nl', '1900-1')).toThrow(RangeError);
  expect(() => ndaText('nl', 'constructor')).toThrow(RangeError);
});
