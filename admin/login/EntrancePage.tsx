import { Box, Card, CardContent, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Notification } from 'react-admin';
import { LanguageMenu } from '../layout/LanguageMenu.tsx';
import { ProductName } from '../layout/ProductName.tsx';
import { useDocumentTitle } from '../page/use-document-title.ts';

/** A page outside the back office: one card in the middle, with one thing to do. */
export function EntrancePage({ title, children }: { title: string; children: ReactNode }) {
  useDocumentTitle(title);
  return (
    <Box sx={{ minHeight: '100vh', backgroundColor: 'background.default', px: 2, pb: 6 }}>
      <Stack
        component="header"
        direction="row"
        sx={{
          maxWidth: 460,
          mx: 'auto',
          pt: { xs: 2, sm: 8 },
          pb: 2,
          justifyContent: 'space-between',
          alignItems: 'center',
        }}
      >
        <ProductName />
        <LanguageMenu />
      </Stack>
      <Card component="main" sx={{ maxWidth: 460, mx: 'auto' }}>
        <CardContent sx={{ p: { xs: 2.5, sm: 4 }, '&:last-child': { pb: { xs: 2.5, sm: 4 } } }}>
          <Typography variant="h1" sx={{ mb: 2 }}>
            {title}
          </Typography>
          {children}
        </CardContent>
      </Card>
      <Notification />
    </Box>
  );
}
