import type { PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/**
 * The texts of the exam bank: Markdown of a small kind, read into a tree of plain JSON that the player, the back office
 * and the PDFs show each in their own way. Only what stands in these types can come out: raw HTML and code become plain
 * text, links and pictures become their words. A new line in the text is a new line on the screen.
 */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; content: Inline[] }
  | { kind: 'em'; content: Inline[] }
  | { kind: 'break' }
  /** Where a gap or a dropdown of the item stands; written `[[its-id]]`. */
  | { kind: 'place'; id: string };

export type Block =
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'heading'; level: 1 | 2 | 3; content: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'quote'; content: Block[] };

export type RichText = Block[];

const none: ReadonlySet<string> = new Set();

/** @param places the ids that stand for a gap or dropdown; `[[…]]` with any other name is text */
export function richText(markdown: string, places: ReadonlySet<string> = none): RichText {
  const typed = markdown
    .replace(/[\uE000-\uE003]/g, '')
    .replace(nesting, shallow)
    .replace(manyMarks, escaped);
  const marked = typed.replace(placeForm, (_all, id: string) =>
    places.has(id) ? `\uE000${id}\uE001` : `\uE002${id}\uE003`,
  );
  const { children } = fromMarkdown(marked, { extensions: [{ disable: { null: notRead } }] });
  return children.flatMap((node) => blocksOf(node, 0));
}

/** For one line, such as an option: everything as running text. */
export const inlineText = (markdown: string): Inline[] => joined(richText(markdown).map(inlinesOf), { kind: 'break' });

/** The words alone, for where nothing can be styled; a place is shown as `…`. */
export const plainText = (content: readonly (Block | Inline)[]): string => content.map(wordsOf).join('').trim();

/** The names of all places in a text, in their order, those that stand there twice twice. */
export const placesIn = (markdown: string): string[] => [...markdown.matchAll(placeForm)].map(([, id = '']) => id);

const placeForm = /\[\[([a-z0-9-]{1,40})\]\]/g;
/**
 * While the Markdown is read, names stand between signs that nobody types and that mean nothing to it: U+E000 and E001
 * for a place, U+E002 and E003 for what only looks like one.
 */
const asTyped = (text: string): string => text.replace(/\uE002/g, '[[').replace(/\uE003/g, ']]');

/** HTML and link definitions would vanish, and lines that start with spaces would become code: here they are text. */
const notRead = ['htmlFlow', 'htmlText', 'definition', 'codeIndented', 'setextUnderline'];

/** What lies deeper, one thing in another, is shown as its words: nobody means it, and it could not be shown or read. */
const deepest = 6;
/** The signs of quotes and lists at the start of a line; thousands of them would take minutes to read. */
const marker = '[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t]))';
const nesting = new RegExp(`^(?:${marker}){${deepest + 1},}`, 'gm');
const shallow = (signs: string): string => (signs.match(new RegExp(marker, 'g')) ?? []).slice(0, deepest).join('');

/** A row of `_____` is a line to write on, and no styling. */
const manyMarks = /[*_]{7,}/g;
const escaped = (marks: string): string => marks.replace(/./g, '\\$&');

function blocksOf(node: RootContent, depth: number): Block[] {
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', content: inlines(node.children, 0) }];
    case 'heading': {
      const level = node.depth === 1 || node.depth === 2 ? node.depth : 3;
      return [{ kind: 'heading', level, content: inlines(node.children, 0) }];
    }
    case 'code':
      return [{ kind: 'paragraph', content: lines(node.value) }];
    case 'blockquote':
      if (depth >= deepest) return [{ kind: 'paragraph', content: lines(wordsUnder(node)) }];
      return [{ kind: 'quote', content: node.children.flatMap((child) => blocksOf(child, depth + 1)) }];
    case 'list': {
      if (depth >= deepest) return [{ kind: 'paragraph', content: lines(wordsUnder(node)) }];
      const items = node.children.map((item) => item.children.flatMap((child) => blocksOf(child, depth + 1)));
      return [{ kind: 'list', ordered: node.ordered === true, start: node.start ?? 1, items }];
    }
    default:
      return [];
  }
}

const inlines = (nodes: readonly PhrasingContent[], depth: number): Inline[] =>
  nodes.flatMap((node) => inlineOf(node, depth));

function inlineOf(node: PhrasingContent, depth: number): Inline[] {
  switch (node.type) {
    case 'strong':
    case 'emphasis':
    case 'link':
      if (depth >= deepest) return lines(wordsUnder(node));
      return styled(node.type, inlines(node.children, depth + 1));
    case 'break':
      return [{ kind: 'break' }];
    case 'text':
    case 'inlineCode':
      return lines(node.value);
    case 'image':
      return lines(node.alt ?? '');
    default:
      return [];
  }
}

function styled(type: 'strong' | 'emphasis' | 'link', content: Inline[]): Inline[] {
  if (type === 'link') return content;
  return [{ kind: type === 'strong' ? 'strong' : 'em', content }];
}

/** Without recursion: what is asked of it lies deep. */
function wordsUnder(node: RootContent): string {
  const words: string[] = [];
  const left: RootContent[] = [node];
  for (let next = left.pop(); next; next = left.pop()) {
    if ('value' in next) words.push(next.value);
    if ('children' in next) left.push(...next.children.toReversed());
  }
  return words.join(' ');
}

const lines = (text: string): Inline[] => joined(text.split(/\r\n|\r|\n/).map(withPlaces), { kind: 'break' });

const withPlaces = (line: string): Inline[] =>
  line.split(/(\uE000[^\uE001]*\uE001)/).flatMap((part): Inline[] => {
    if (part.startsWith('\uE000')) return [{ kind: 'place', id: part.slice(1, -1) }];
    return part === '' ? [] : [{ kind: 'text', text: asTyped(part) }];
  });

const joined = (parts: readonly Inline[][], between: Inline): Inline[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [between, ...part]));

function inlinesOf(block: Block): Inline[] {
  if (block.kind === 'paragraph' || block.kind === 'heading') return block.content;
  const inside = block.kind === 'list' ? block.items.flat() : block.content;
  return joined(inside.map(inlinesOf), { kind: 'break' });
}

function wordsOf(node: Block | Inline): string {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'break') return '\n';
  if (node.kind === 'place') return '…';
  if (node.kind === 'strong' || node.kind === 'em') return node.content.map(wordsOf).join('');
  if (node.kind === 'list') return node.items.flat().map(wordsOf).join('');
  return `${(node.content as (Block | Inline)[]).map(wordsOf).join('')}\n`;
}
