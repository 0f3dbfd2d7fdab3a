import PictureAsPdf from '@mui/icons-material/PictureAsPdfOutlined';
import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import type { InspectionRow } from '../../api/inspection/contract.ts';
import { printoutAddress } from './actions.ts';

/** Opens the printout in a new tab. Each opening is written down, so the page is asked for again after it. */
export function PrintoutLink({ inspection }: { inspection: InspectionRow }) {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  if (!inspection.hasPrintout) return null;
  return (
    <Button
      component="a"
      href={printoutAddress(inspection.id)}
      target="_blank"
      rel="noopener"
      variant="contained"
      startIcon={<PictureAsPdf aria-hidden />}
      onClick={() => {
        window.addEventListener('focus', () => void queryClient.invalidateQueries({ queryKey: ['inspections'] }), {
          once: true,
        });
      }}
      sx={{ alignSelf: 'start' }}
    >
      {translate('inspection.admin.printout')}
    </Button>
  );
}
