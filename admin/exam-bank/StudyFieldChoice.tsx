import { Box, Checkbox, FormControl, FormControlLabel, FormHelperText, FormLabel, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { StudyField } from '../../api/exam-bank/contract.ts';

type StudyFieldChoiceProps = { chosen: string[]; onChange: (ids: string[]) => void };

/** Under which study fields an exam falls, and so which account holders can schedule it. */
export function StudyFieldChoice({ chosen, onChange }: StudyFieldChoiceProps) {
  const translate = useTranslate();
  const { data = [] } = useGetList<StudyField>('study-fields', { pagination: { page: 1, perPage: 100 } });
  const groups = Object.entries(Object.groupBy(data, ({ groupName }) => groupName));
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{translate('exam-bank.admin.column.studyFields')}</FormLabel>
      <FormHelperText sx={{ mx: 0 }}>{translate('exam-bank.admin.studyFieldsHelp')}</FormHelperText>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, 1fr)' }, mt: 1 }}>
        {groups.map(([group, fields = []]) => (
          <Box key={group} role="group" aria-label={group}>
            <Typography variant="body2" color="textSecondary">
              {group}
            </Typography>
            {fields.map(({ id, name }) => (
              <FormControlLabel
                key={id}
                sx={{ display: 'flex' }}
                control={
                  <Checkbox
                    checked={chosen.includes(id)}
                    onChange={(_, on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
                  />
                }
                label={name}
              />
            ))}
          </Box>
        ))}
      </Box>
    </FormControl>
  );
}
