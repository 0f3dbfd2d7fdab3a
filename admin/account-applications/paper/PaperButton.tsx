import Add from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useMe } from '../../access/use-me.ts';

/** To the form for an application that came in on paper. */
export function PaperButton() {
  const translate = useTranslate();
  const me = useMe();
  if (!me?.may.includes('account-applications.handle')) return null;
  return (
    <Button
      component={Link}
      to="/account-applications/create"
      variant="outlined"
      startIcon={<Add aria-hidden />}
      sx={{ ml: { sm: 'auto' } }}
    >
      {translate('evidence.paper.button')}
    </Button>
  );
}
