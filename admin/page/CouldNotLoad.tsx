import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Says what went wrong while fetching, and offers to try again. */
export function CouldNotLoad({ error, retry }: { error: Error; retry: () => void }) {
  const translate = useTranslate();
  return (
    <Alert
      severity="warning"
      // On a telephone the button stands below the words, not beside a narrow column of them.
      sx={{ flexWrap: { xs: 'wrap', sm: 'nowrap' }, '& .MuiAlert-message': { flex: 1, minWidth: 200 } }}
      action={
        <Button color="inherit" size="small" onClick={retry} sx={{ whiteSpace: 'nowrap' }}>
          {translate('problem.retry')}
        </Button>
      }
    >
      {translate(error.message)}
    </Alert>
  );
}
