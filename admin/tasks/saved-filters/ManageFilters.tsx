import Delete from '@mui/icons-material/DeleteOutlined';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, IconButton, Stack, TextField } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { SavedFilter } from '../../../api/tasks/contract.ts';
import { useDeleteFilter, useSaveFilter } from './use-saved-filters.ts';

/** Another name for a saved filter, or away with it. */
export function ManageFilters({ filters, onClose }: { filters: SavedFilter[]; onClose: () => void }) {
  const translate = useTranslate();
  const title = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} fullWidth maxWidth="sm">
      <DialogTitle id={title}>{translate('office.filter.manageTitle')}</DialogTitle>
      <DialogContent>
        <Stack component="ul" spacing={2} sx={{ m: 0, p: 0, pt: 1, listStyle: 'none' }}>
          {filters.map((filter) => (
            <OneFilter key={filter.id} filter={filter} />
          ))}
        </Stack>
      </DialogContent>
      <DialogActions sx={{ p: 2 }}>
        <Button variant="contained" onClick={onClose}>
          {translate('office.filter.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function OneFilter({ filter }: { filter: SavedFilter }) {
  const translate = useTranslate();
  const [name, setName] = useState(filter.name);
  const rename = useSaveFilter('office.filter.renamed');
  const remove = useDeleteFilter();
  const fresh = name.trim();
  return (
    <Stack
      component="li"
      direction="row"
      spacing={1}
      sx={{ alignItems: 'center', flexWrap: { xs: 'wrap', sm: 'nowrap' } }}
    >
      <TextField
        size="small"
        fullWidth
        label={translate('office.filter.renameOf', { name: filter.name })}
        value={name}
        onChange={({ target }) => setName(target.value)}
        slotProps={{ htmlInput: { maxLength: 60, autoComplete: 'off' } }}
      />
      <Button
        variant="outlined"
        disabled={fresh === '' || fresh === filter.name}
        loading={rename.isPending}
        onClick={() => rename.run({ ...filter, name: fresh })}
        sx={{ whiteSpace: 'nowrap' }}
      >
        {translate('office.filter.rename')}
      </Button>
      <IconButton
        aria-label={translate('office.filter.deleteOf', { name: filter.name })}
        disabled={remove.isPending}
        onClick={() => remove.run(filter.id)}
      >
        <Delete />
      </IconButton>
    </Stack>
  );
}
