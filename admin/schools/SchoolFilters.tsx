import { Box, MenuItem, Stack, TextField } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { schoolKind } from '../../api/schools/contract.ts';
import { ListFilters, SearchField, ViewChoice } from '../page/ListFilters.tsx';

/** On the list or not, the kind, and a search by name, BRIN or location. */
export function SchoolFilters() {
  return (
    <Stack spacing={1.5}>
      <Box sx={{ display: 'flex', '& > *': { flexGrow: { xs: 1, md: 0 } } }}>
        <ViewChoice source="state" views={['listed', 'unlisted', 'merged', 'all']} words="school.admin.filter" />
      </Box>
      <ListFilters>
        <KindChoice />
        <SearchField label="school.admin.search" />
      </ListFilters>
    </Stack>
  );
}

function KindChoice() {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  return (
    <TextField
      select
      id="school-kind-filter"
      size="small"
      label={translate('school.admin.filter.kind')}
      value={(filterValues['kind'] as string | undefined) ?? ''}
      onChange={({ target }) => {
        const { kind: _before, ...others } = filterValues;
        setFilters(target.value === '' ? others : { ...others, kind: target.value });
      }}
      sx={{ width: { md: 220 } }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{translate('school.admin.filter.anyKind')}</MenuItem>
      {schoolKind.options.map((kind) => (
        <MenuItem key={kind} value={kind}>
          {translate(`school.admin.kinds.${kind}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}
