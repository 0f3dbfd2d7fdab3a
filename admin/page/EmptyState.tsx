import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** What a list says when there is nothing in it: a sentence, not a blank. */
export function EmptyState({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <Box sx={{ px: 3, py: 6, textAlign: 'center', color: 'text.secondary', '& svg': { fontSize: 36, mb: 1 } }}>
      {icon}
      <Typography>{children}</Typography>
    </Box>
  );
}
