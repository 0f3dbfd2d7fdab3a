import MenuIcon from '@mui/icons-material/Menu';
import { Box, Drawer, IconButton, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { tokens } from '../../design/tokens.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { LanguageMenu } from './LanguageMenu.tsx';
import { Navigation } from './Navigation.tsx';
import { ProductName } from './ProductName.tsx';

/** The bar on top; on a small screen it also opens the menu. */
export function Header() {
  return (
    <Stack
      component="header"
      direction="row"
      sx={{
        height: 64,
        px: { xs: 1, sm: 2 },
        alignItems: 'center',
        gap: 1,
        backgroundColor: 'background.paper',
        borderBottom: `1px solid ${tokens.colour.line}`,
      }}
    >
      <SmallScreenMenu />
      <ProductName />
      <Box sx={{ flexGrow: 1 }} />
      <LanguageMenu />
      <AccountMenu />
    </Stack>
  );
}

function SmallScreenMenu() {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Box sx={{ display: { xs: 'block', md: 'none' } }}>
      <IconButton
        aria-label={translate('ra.action.open_menu')}
        aria-expanded={open}
        onClick={() => setOpen(true)}
        color="inherit"
      >
        <MenuIcon />
      </IconButton>
      <Drawer
        open={open}
        onClose={close}
        slotProps={{ paper: { 'aria-label': translate('menu.label'), sx: { width: 280 } } }}
      >
        <Box sx={{ p: 2, borderBottom: `1px solid ${tokens.colour.line}` }}>
          <ProductName />
        </Box>
        <Navigation onGo={close} />
      </Drawer>
    </Box>
  );
}
