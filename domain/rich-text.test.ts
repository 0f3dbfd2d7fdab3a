import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inlineText, placesIn, plainText, richText, type Block, type Inline } from './rich-text.ts';

const text = (value: string): Inline => ({ kind: 'text', text: value });
const paragraph = (...content: Inline[]): Block => ({ kind: 'paragraph', content });

describe('the small kind of Markdown', () => {
  test.each<[string, string, Block[]]>([
    ['nothing', '', []],
    ['a paragraph', 'Lees de tekst.', [paragraph(text('Lees de tekst.'))]],
    ['two paragraphs', 'Een\n\nTwee', [paragraph(text('Een')), paragraph(text('Twee'))]],
    ['a new line', 'Een\nTwee', [paragraph(text('Een'), { kind: 'break' }, text('Twee'))]],
    [
      'weight and stress',
      'Dat is **niet** *waar*',
      [
        paragraph(text('Dat is '), { kind: 'strong', content: [text('niet')] }, text(' '), {
          kind: 'em',
          content: [text('waar')],
        }),
      ],
    ],
    [
      'headings',
      '# A\n\n#### B',
      [
        { kind: 'heading', level: 1, content: [text('A')] },
        { kind: 'heading', level: 3, content: [text('B')] },
      ],
    ],
    [
      'a list',
      '- een\n- twee',
      [{ kind: 'list', ordered: false, start: 1, items: [[paragraph(text('een'))], [paragraph(text('twee'))]] }],
    ],
    ['a numbered list', '3. drie', [{ kind: 'list', ordered: true, start: 3, items: [[paragraph(text('drie'))]] }]],
    ['a quote', '> Hoi', [{ kind: 'quote', content: [paragraph(text('Hoi'))] }]],
    ['a link is its text', '[klik hier](https://elders.example)', [paragraph(text('klik hier'))]],
    ['a picture is its words', '![een fiets](fiets.png)', [paragraph(text('een fiets'))]],
    ['HTML is text', 'a <b onclick="x()">b</b>', [paragraph(text('a <b onclick="x()">b</b>'))]],
    ['a block of HTML is text', '<script>alert(1)</script>', [paragraph(text('<script>alert(1)</script>'))]],
    ['an HTML comment is text', '<!-- sleutel -->', [paragraph(text('<!-- sleutel -->'))]],
    ['a definition is text', '[gap]: http://elders.example', [paragraph(text('[gap]: http://elders.example'))]],
    ['lines that start with spaces are no code', 'Een\n\n    Twee', [paragraph(text('Een')), paragraph(text('Twee'))]],
    ['a line to write on', 'Naam: ________', [paragraph(text('Naam: ________'))]],
    ['code is text', 'Typ `ls`', [paragraph(text('Typ '), text('ls'))]],
    ['a line under a text makes no heading', 'Een\n---', [paragraph(text('Een'))]],
  ])('%s', (_name, markdown, tree) => {
    expect(richText(markdown)).toEqual(tree);
  });

  test('a place is where the item has one; any other stays what was typed', () => {
    const places = new Set(['gap-1', 'gap-2']);
    expect(richText('Ik [[gap-1]]**[[gap-2]]** [[gap-3]](cm).', places)).toEqual([
      paragraph(
        text('Ik '),
        { kind: 'place', id: 'gap-1' },
        { kind: 'strong', content: [{ kind: 'place', id: 'gap-2' }] },
        text(' [[gap-3]](cm).'),
      ),
    ]);
    expect(placesIn('[[a]] en [[b]] en [[a]], geen [[B c]]')).toEqual(['a', 'b', 'a']);
  });

  test.each([
    '[[gap-1]](cm)',
    '[[gap-1]]: x',
    '| [[gap-1]] |',
    '# [[gap-1]]',
    '> - *[[gap-1]]*',
    '\uE000x\uE001[[gap-1]]',
  ])('the place in %j is found', (markdown) => {
    expect(idsIn(richText(markdown, new Set(['gap-1'])))).toEqual(['gap-1']);
  });

  test('the words alone, and all as one line', () => {
    const markdown = '# Kop\n\nEen **twee** [[g]]\ndrie\n\n- vier\n- vijf';
    expect(plainText(richText(markdown, new Set(['g'])))).toBe('Kop\nEen twee …\ndrie\nvier\nvijf');
    expect(plainText(inlineText('Een\n\n- twee'))).toBe('Een\ntwee');
  });
});

const idsIn = (nodes: unknown): string[] =>
  [...JSON.stringify(nodes).matchAll(/"kind":"place","id":"([^"]*)"/g)].map(([, id = '']) => id);

describe('whatever is typed', () => {
  const kinds = ['paragraph', 'heading', 'list', 'quote', 'text', 'strong', 'em', 'break', 'place'];
  const fields = ['kind', 'content', 'level', 'ordered', 'start', 'items', 'text', 'id'];
  const markdown = fc
    .array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          '**',
          '_',
          '[[gap-1]]',
          '\n',
          '\n\n',
          '> ',
          '- ',
          '1. ',
          '# ',
          '<b>',
          '`',
          '](',
          '![',
          '    ',
          '\\',
        ),
      ),
    )
    .map((parts) => parts.join(''));

  test('comes out as the named kinds with the named fields, and as JSON', () => {
    fc.assert(
      fc.property(markdown, (typed) => {
        const tree = richText(typed, new Set(['gap-1']));
        expect(JSON.parse(JSON.stringify(tree))).toEqual(tree);
        JSON.stringify(tree, (key, value: unknown) => {
          if (key !== '' && !/^\d+$/.test(key)) expect(fields).toContain(key);
          if (key === 'kind') expect(kinds).toContain(value);
          return value;
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['quotes', '> '.repeat(9_000)],
    ['lists', '- '.repeat(9_000)],
    ['brackets', '['.repeat(19_000)],
    ['stars', '*a '.repeat(6_000)],
    ['underscores', '_a'.repeat(9_000)],
    ['backticks', '`a'.repeat(9_000)],
    ['pictures', '![a]('.repeat(3_800)],
    ['stars around it', `${'*'.repeat(9_000)}x${'*'.repeat(9_000)}`],
    ['stars and underscores around it', `${'*_'.repeat(4_500)}x${'_*'.repeat(4_500)}`],
    ['links in brackets', `${'['.repeat(3_000)}x${'](a)'.repeat(3_000)}`],
    ['lists, line by line', Array.from({ length: 130 }, (_, depth) => `${'  '.repeat(depth)}- a\n`).join('')],
  ])('ends soon, and not too deep to be shown: thousands of %s', (_name, typed) => {
    const began = performance.now();
    const tree = richText(`${typed}x`);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(depthOf(tree)).toBeLessThan(60);
  });
});

function depthOf(value: unknown): number {
  let depth = 0;
  for (let level = [value]; level.length > 0; depth += 1) {
    level = level.flatMap((one): unknown[] => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return depth;
}
