/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Block, Inline, RichText as Tree } from '../../domain/rich-text.ts';

/** A text of the exam. `place` gives what stands where the text names a gap or a dropdown. */
export function RichText({ content, place }: { content: Tree; place?: Place | undefined }) {
  return <>{content.map((block, index) => blockOf(block, index, place))}</>;
}

/** A text of one line. */
export function InlineText({ content }: { content: readonly Inline[] }) {
  return <>{inlines(content)}</>;
}

export type Place = (id: string) => ComponentChildren;

function blockOf(block: Block, key: number, place?: Place): ComponentChildren {
  switch (block.kind) {
    case 'paragraph':
      return <p key={key}>{inlines(block.content, place)}</p>;
    case 'heading': {
      // The page and the question have the first two levels.
      const Heading = headings[block.level];
      return <Heading key={key}>{inlines(block.content, place)}</Heading>;
    }
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{itemOf(item, place)}</li>);
      return block.ordered ? (
        <ol key={key} start={block.start}>
          {items}
        </ol>
      ) : (
        <ul key={key}>{items}</ul>
      );
    }
    case 'quote':
      return <blockquote key={key}>{block.content.map((one, index) => blockOf(one, index, place))}</blockquote>;
  }
}

const headings = { 1: 'h3', 2: 'h4', 3: 'h5' } as const;

/** An item of one paragraph is shown without the space around it. */
function itemOf(blocks: Block[], place?: Place): ComponentChildren {
  const [first, ...others] = blocks;
  if (first?.kind !== 'paragraph') return blocks.map((block, index) => blockOf(block, index, place));
  return [inlines(first.content, place), others.map((block, index) => blockOf(block, index, place))];
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
