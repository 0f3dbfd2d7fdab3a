/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Block, Inline, RichText as Tree } from '../../domain/rich-text.ts';

/** A text of the exam. `place` gives what stands where the text names a gap or a dropdown. */
export function RichText({ content, place }: { content: Tree; place?: Place | undefined }) {
  const shown = { place, levels: levelsIn(content) };
  return <>{content.map((block, index) => blockOf(block, index, shown))}</>;
}

/** A text of one line. */
export function InlineText({ content }: { content: readonly Inline[] }) {
  return <>{inlines(content)}</>;
}

export type Place = (id: string) => ComponentChildren;

type Shown = { place: Place | undefined; levels: readonly number[] };

function blockOf(block: Block, key: number, shown: Shown): ComponentChildren {
  const { place, levels } = shown;
  switch (block.kind) {
    case 'paragraph':
      return <p key={key}>{inlines(block.content, place)}</p>;
    case 'heading': {
      // The page and the text's title have the first two levels; what the author skipped is not skipped here.
      const Heading = headings[levels.indexOf(block.level)] ?? 'h5';
      return <Heading key={key}>{inlines(block.content, place)}</Heading>;
    }
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{itemOf(item, shown)}</li>);
      return block.ordered ? (
        <ol key={key} start={block.start}>
          {items}
        </ol>
      ) : (
        <ul key={key}>{items}</ul>
      );
    }
    case 'quote':
      return <blockquote key={key}>{block.content.map((one, index) => blockOf(one, index, shown))}</blockquote>;
  }
}

const headings = ['h3', 'h4', 'h5'] as const;

/** The levels that a text uses, in order. */
const levelsIn = (content: Tree): number[] =>
  [...new Set(content.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])))].sort();

/** An item of one paragraph is shown without the space around it. */
function itemOf(blocks: Block[], shown: Shown): ComponentChildren {
  const [first, ...others] = blocks;
  if (first?.kind !== 'paragraph') return blocks.map((block, index) => blockOf(block, index, shown));
  return [inlines(first.content, shown.place), others.map((block, index) => blockOf(block, index, shown))];
}

const inlines = (content: readonly Inline[], place?: Place): ComponentChildren =>
  content.map((node, index) => inlineOf(node, index, place));

function inlineOf(node: Inline, key: number, place?: Place): ComponentChildren {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'strong':
      return <strong key={key}>{inlines(node.content, place)}</strong>;
    case 'em':
      return <em key={key}>{inlines(node.content, place)}</em>;
    case 'break':
      return <br key={key} />;
    case 'place':
      return place?.(node.id) ?? '…';
  }
}
