import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { Block, Inline, RichText } from '../../api/exam-bank/contract.ts';

/** A text of the bank as candidates will read it; a place to fill in is shown as a box. */
export function RichTextView({ text }: { text: RichText }) {
  return <Box sx={{ '& > :first-of-type': { mt: 0 }, '& > :last-child': { mb: 0 } }}>{text.map(blockView)}</Box>;
}

function blockView(block: Block, index: number): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return (
        <Typography key={index} variant="body2" sx={{ my: 1 }}>
          {block.content.map(inlineView)}
        </Typography>
      );
    // The headings of the text are no headings of this page.
    case 'heading':
      return (
        <Typography key={index} component="p" variant="h3" sx={{ mt: 2, mb: 0.5 }}>
          {block.content.map(inlineView)}
        </Typography>
      );
    case 'list':
      return (
        <Box
          key={index}
          component={block.ordered ? 'ol' : 'ul'}
          {...(block.ordered && { start: block.start })}
          sx={{ my: 1, pl: 3 }}
        >
          {block.items.map((item, at) => (
            <li key={at}>{item.map(blockView)}</li>
          ))}
        </Box>
      );
    case 'quote':
      return (
        <Box key={index} component="blockquote" sx={{ m: 0, my: 1, pl: 2, borderLeft: 3, borderColor: 'divider' }}>
          {block.content.map(blockView)}
        </Box>
      );
  }
}

function inlineView(inline: Inline, index: number): ReactNode {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'strong':
      return <strong key={index}>{inline.content.map(inlineView)}</strong>;
    case 'em':
      return <em key={index}>{inline.content.map(inlineView)}</em>;
    case 'break':
      return <br key={index} />;
    case 'place':
      return (
        <Box
          key={index}
          component="span"
          sx={{
            display: 'inline-block',
            minWidth: 72,
            height: '1.3em',
            verticalAlign: 'text-bottom',
            border: 1,
            borderRadius: 0.5,
          }}
        />
      );
  }
}
