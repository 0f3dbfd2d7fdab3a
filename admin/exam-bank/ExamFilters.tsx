import { MenuItem, Stack, TextField } from '@mui/material';
import { useGetList, useListContext, useTranslate } from 'react-admin';
import type { StudyField } from '../../api/exam-bank/contract.ts';
import { ListFilters, SearchField, ViewChoice } from '../page/ListFilters.tsx';

const kinds = ['reading', 'listening', 'theory'];

/** By the state of its versions, by kind and study field, and a search by code or title. */
export function ExamFilters() {
  const translate = useTranslate();
  const { data: studyFields = [] } = useGetList<StudyField>('study-fields', { pagination: { page: 1, perPage: 100 } });
  return (
    <Stack spacing={1.5}>
      <ListFilters>
        <ViewChoice source="state" views={['published', 'draft', 'retired', 'all']} words="exam-bank.admin.filter" />
        <SearchField label="exam-bank.admin.search" />
      </ListFilters>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5}>
        <FilterChoice
          source="kind"
          label="exam-bank.admin.column.kind"
          all="exam-bank.admin.filter.anyKind"
          choices={kinds.map((kind) => ({ id: kind, name: translate(`scheduling.admin.kind.${kind}`) }))}
        />
        <FilterChoice
          source="studyFieldId"
          label="exam-bank.admin.filter.studyField"
          all="exam-bank.admin.filter.anyStudyField"
          choices={studyFields}
        />
      </Stack>
    </Stack>
  );
}

type FilterChoiceProps = { source: string; label: string; all: string; choices: { id: string; name: string }[] };

function FilterChoice({ source, label, all, choices }: FilterChoiceProps) {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const chosen = (filterValues[source] as string | undefined) ?? '';
  return (
    <TextField
      select
      size="small"
      label={translate(label)}
      value={choices.some(({ id }) => id === chosen) ? chosen : ''}
      onChange={({ target: { value } }) => {
        const { [source]: _before, ...others } = filterValues;
        setFilters(value === '' ? others : { ...others, [source]: value });
      }}
      sx={{ maxWidth: { sm: 280 } }}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value="">{translate(all)}</MenuItem>
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
