import ArrowBack from '@mui/icons-material/ArrowBack';
import { Box, Link, Stack, Typography } from '@mui/material';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useLocation } from 'react-router';
import { useDocumentTitle } from './use-document-title.ts';

type PageProps = {
  title: string;
  /** Beside the title: a state, a button. */
  aside?: ReactNode;
  back?: { to: string; label: string };
  children: ReactNode;
};

/** A page of the back office: its title in the tab and as the one h1, the way back, and what it shows. */
export function Page({ title, aside, back, children }: PageProps) {
  const heading = useHeadingFocus();
  useDocumentTitle(title);
  return (
    <Stack
      spacing={2.5}
      // Room at the end: what is told at the bottom of the screen covers no button for good.
      sx={{ width: '100%', maxWidth: 1120, mx: 'auto', px: { xs: 2, sm: 3 }, pt: { xs: 2, sm: 3 }, pb: 12 }}
    >
      <Box component="header">
        {back && <BackLink {...back} />}
        <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 1 }}>
          <Typography variant="h1" ref={heading} tabIndex={-1}>
            <TitleInPieces title={title} />
          </Typography>
          {aside}
        </Stack>
      </Box>
      {children}
    </Stack>
  );
}

/** A reference is not broken over two lines: its first half looks like another one. */
function TitleInPieces({ title }: { title: string }) {
  return title.split(/([A-Z]{2}-\d{4}-\d{5})/).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      <Box key={index} component="span" sx={{ whiteSpace: 'nowrap' }}>
        {piece}
      </Box>
    ),
  );
}

function BackLink({ to, label }: { to: string; label: string }) {
  const translate = useTranslate();
  return (
    <Link
      component={RouterLink}
      to={to}
      variant="body2"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, py: 0.5, mb: 0.5 }}
    >
      <ArrowBack fontSize="small" aria-hidden />
      {translate(label)}
    </Link>
  );
}

/** After a click to another page, whoever listens or uses the keyboard starts at its title. */
function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  const cameByClick = useRef(key !== 'default');
  useEffect(() => {
    if (cameByClick.current) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
