import Delete from '@mui/icons-material/DeleteOutlined';
import { IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Takes one line out of the grid. */
export function RemoveRowButton({ number, onRemove }: { number: number; onRemove: () => void }) {
  const translate = useTranslate();
  return (
    <IconButton aria-label={translate('scheduling.admin.grid.removeLine', { number })} onClick={onRemove}>
      <Delete fontSize="small" />
    </IconButton>
  );
}
