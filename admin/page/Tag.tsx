import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { tokens } from '../../design/tokens.ts';

const { colour } = tokens;
const tones = {
  neutral: { backgroundColor: colour.page, color: colour.text, borderColor: colour.line },
  info: { backgroundColor: colour.primarySoft, color: colour.primaryDark, borderColor: colour.primarySoft },
  success: { backgroundColor: colour.successSoft, color: colour.success, borderColor: colour.successSoft },
  warning: { backgroundColor: colour.warningSoft, color: colour.warning, borderColor: colour.warningSoft },
  danger: { backgroundColor: colour.dangerSoft, color: colour.danger, borderColor: colour.dangerSoft },
};
export type Tone = keyof typeof tones;

/** A state in a word or two, with an icon where colour would otherwise be the only sign. */
export function Tag({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        px: 1,
        py: 0.25,
        border: '1px solid',
        borderRadius: 1,
        ...tones[tone],
        fontSize: '0.875rem',
        fontWeight: 600,
        lineHeight: 1.5,
        '& svg': { fontSize: '1.1em' },
      }}
    >
      {icon}
      {children}
    </Box>
  );
}
