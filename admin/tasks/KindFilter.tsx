import { TextField } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { taskKind } from '../../api/tasks/contract.ts';

const any = 'any';

/** Narrows the inbox down to one kind of task. */
export function KindFilter() {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const chosen = (filterValues['kind'] as string | undefined) ?? any;
  return (
    <TextField
      select
      size="small"
      label={translate('inbox.kind')}
      value={chosen}
      onChange={({ target }) => {
        const { kind: _, ...others } = filterValues;
        setFilters(target.value === any ? others : { ...others, kind: target.value });
      }}
      sx={{ width: { sm: 280 } }}
      slotProps={{ select: { native: true } }}
    >
      <option value={any}>{translate('inbox.everyKind')}</option>
      {taskKind.options.map((kind) => (
        <option key={kind} value={kind}>
          {translate(`domain.taskKinds.${kind}`)}
        </option>
      ))}
    </TextField>
  );
}
