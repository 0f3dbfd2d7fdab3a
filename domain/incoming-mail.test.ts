import { describe, expect, test } from 'vitest';
import { bounceReportIn, isSpreadsheet, messageIdsIn, natureOf, referenceIn } from './incoming-mail.ts';

describe('who wrote a mail', () => {
  test.each([
    ['person', {}, 'a@roc.example'],
    ['person', { 'auto-submitted': 'no' }, 'a@roc.example'],
    ['person', { precedence: 'first-class' }, 'postmaster@roc.example'],
    ['automatic', { 'auto-submitted': 'auto-replied (vacation)' }, 'a@roc.example'],
    ['automatic', { precedence: 'Bulk' }, 'a@roc.example'],
    ['automatic', { 'return-path': '<>' }, 'a@roc.example'],
    ['automatic', { 'content-type': 'multipart/report; report-type=disposition-notification' }, 'a@roc.example'],
    ['bounce', { 'content-type': 'multipart/report; boundary=x; Report-Type="delivery-status"' }, 'mx@roc.example'],
    ['bounce', { 'return-path': '<>' }, 'mailer-daemon@roc.example'],
    ['own', { 'auto-submitted': 'auto-generated' }, 'helpdesk@examenwerk.example'],
  ])('%s: %j from %s', (nature, headers, from) => {
    expect(natureOf(new Map(Object.entries(headers)), from, ['helpdesk@examenwerk.example'])).toBe(nature);
  });
});

test.each([
  ['Re: Antwoord op uw vraag [HV-2026-00012]', 'HV-2026-00012'],
  ['fwd: hv-2026-00012 toch nog iets', 'HV-2026-00012'],
  ['Over aanvraag AA-2026-123456', 'AA-2026-123456'],
  ['XHV-2026-00012', null],
  ['HV-2026-12', null],
  ['', null],
])('the reference in %j is %s', (subject, reference) => {
  expect(referenceIn(subject)).toBe(reference);
});

test('Message-IDs are taken one by one, the last twenty', () => {
  expect(messageIdsIn('<a@x> <b@y>\t<a@x> onzin <met spatie @x>')).toEqual(['<a@x>', '<b@y>']);
  expect(messageIdsIn(Array.from({ length: 30 }, (_, n) => `<${n}@x>`).join(' '))[0]).toBe('<10@x>');
});

test.each([
  ['lijst.XLSX', 'application/octet-stream', true],
  ['lijst', 'text/csv', true],
  ['lijst', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', true],
  ['lijst.pdf', 'application/pdf', false],
])('%s as %s is a spreadsheet: %s', (name, mediaType, is) => {
  expect(isSpreadsheet({ name, mediaType })).toBe(is);
});

test('a delay is no failure, and a report without an action is read by its status', () => {
  const lines = (more: string) => `Message-ID: <own@mx>\nIn-Reply-To: <ours@teletoets.nl>\n${more}`;
  expect(bounceReportIn(lines('Action: delayed\nStatus: 4.4.1'))).toEqual({
    failed: false,
    status: '4.4.1',
    messageIds: ['<own@mx>', '<ours@teletoets.nl>'],
  });
  expect(bounceReportIn(lines('Status: 5.1.1')).failed).toBe(true);
  expect(bounceReportIn(lines('Diagnostic-Code: smtp; 552 too large')).status).toBe('552');
});
