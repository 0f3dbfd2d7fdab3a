import Print from '@mui/icons-material/PrintOutlined';
import { Button, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { SittingDocument, SittingRow } from '../../../api/scheduling/contract.ts';

const documents = ['attendance-list', 'invigilator-sheet', 'strips'] as const satisfies readonly SittingDocument[];

/** The lists of a sitting, each as PDF in a new tab. */
export function PrintLinks({ sitting }: { sitting: SittingRow }) {
  const translate = useTranslate();
  return (
    <Stack spacing={1}>
      {documents.map((name) => (
        <Button
          key={name}
          variant="outlined"
          href={`/api/sittings/${sitting.id}/${name}`}
          target="_blank"
          rel="noopener"
          startIcon={<Print aria-hidden />}
          sx={{ justifyContent: 'flex-start' }}
        >
          {translate(`scheduling.admin.print.${name}`)}
        </Button>
      ))}
    </Stack>
  );
}
