import { expect, test } from 'vitest';
import { parted } from './quoted.ts';

test.each([
  ['Dank u wel.', { fresh: 'Dank u wel.', quoted: '' }],
  [
    'Dank u wel.\n\nOp maandag schreef Helpdesk:\n> Log in.\n>\n> Groet',
    { fresh: 'Dank u wel.', quoted: 'Op maandag schreef Helpdesk:\n> Log in.\n>\n> Groet' },
  ],
  ['> Werkt dit?\nJa.\n> En dit?\nNee.', { fresh: '> Werkt dit?\nJa.\n> En dit?\nNee.', quoted: '' }],
  ['> Alleen dit', { fresh: '', quoted: '> Alleen dit' }],
  ['', { fresh: '', quoted: '' }],
])('%j', (body, parts) => {
  expect(parted(body)).toEqual(parts);
});
