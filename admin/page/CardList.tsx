import { Box, Link } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';

/** A list on a small screen: one block a row. */
export function CardList({ children }: { children: ReactNode }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {children}
    </Box>
  );
}

/** @param to where the row leads, by its name */
export function CardOf({ name, to, children }: { name: ReactNode; to?: string; children: ReactNode }) {
  return (
    <Box
      component="li"
      sx={{
        p: 2,
        '& + &': { borderTop: 1, borderColor: 'divider' },
        display: 'grid',
        gap: 0.5,
        justifyItems: 'start',
        overflowWrap: 'anywhere',
      }}
    >
      {to === undefined ? (
        <Box sx={{ fontWeight: 600 }}>{name}</Box>
      ) : (
        <Link component={RouterLink} to={to} sx={{ fontWeight: 600, py: 0.5 }}>
          {name}
        </Link>
      )}
      {children}
    </Box>
  );
}
