import Add from '@mui/icons-material/Add';
import FindInPage from '@mui/icons-material/FindInPageOutlined';
import SupportAgent from '@mui/icons-material/SupportAgentOutlined';
import { Button, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';

/** What an account holder comes here for. */
export function QuickActions() {
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1.5 }}>
      <Action to="/sittings/create" icon={<Add aria-hidden />} label="scheduling.admin.schedule" first />
      <Action to="/scheduling-requests" icon={<SupportAgent aria-hidden />} label="scheduling.admin.haveScheduled" />
      <Action to="/inspections/create" icon={<FindInPage aria-hidden />} label="results.admin.requestInspection" />
    </Stack>
  );
}

type ActionProps = { to: string; icon: ReactNode; label: string; first?: boolean };

function Action({ to, icon, label, first = false }: ActionProps) {
  const translate = useTranslate();
  return (
    <Button
      component={Link}
      to={to}
      variant={first ? 'contained' : 'outlined'}
      startIcon={icon}
      sx={{ width: { xs: '100%', sm: 'auto' } }}
    >
      {translate(label)}
    </Button>
  );
}
