import { TextField } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';

const kinds: Task['kind'][] = ['helpdesk-review', 'activation-lapsed', 'mail-undelivered'];
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
      sx={{ maxWidth: 320 }}
      slotProps={{ select: { native: true } }}
    >
      <option value={any}>{translate('inbox.everyKind')}</option>
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {translate(`domain.taskKinds.${kind}`)}
        </option>
      ))}
    </TextField>
  );
}
