import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import ManageAccounts from '@mui/icons-material/ManageAccountsOutlined';
import Logout from '@mui/icons-material/Logout';
import { Box, Button, ListItemIcon, Menu, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useMe } from '../access/use-me.ts';

/** Who is logged in, and the way out. */
export function AccountMenu() {
  const translate = useTranslate();
  const logout = useLogout();
  const me = useMe();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (me === undefined) return null;
  return (
    <>
      <Button
        color="inherit"
        startIcon={<AccountCircle aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={translate('menu.account', { name: me.name })}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minWidth: 44, '& .MuiButton-startIcon': { mr: { xs: 0, sm: 1 } } }}
      >
        <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
          {me.name}
        </Box>
      </Button>
      <Menu disablePortal anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem disabled divider sx={{ display: 'block', '&.Mui-disabled': { opacity: 1 } }}>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {me.name}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {translate(`domain.roles.${me.role}`)}
          </Typography>
        </MenuItem>
        <MenuItem component={Link} to="/my-account" onClick={() => setAnchor(null)}>
          <ListItemIcon sx={{ minWidth: 36 }}>
            <ManageAccounts fontSize="small" />
          </ListItemIcon>
          {translate('accounts.own.title')}
        </MenuItem>
        <MenuItem onClick={() => void logout({}, undefined, false)}>
          <ListItemIcon sx={{ minWidth: 36 }}>
            <Logout fontSize="small" />
          </ListItemIcon>
          {translate('ra.auth.logout')}
        </MenuItem>
      </Menu>
    </>
  );
}
