import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Me } from '../../api/accounts/contract.ts';

type StudyField = Me['schools'][number]['studyFields'][number];

/** Study fields under the names of their groups. */
export function StudyFieldGroups({ studyFields }: { studyFields: StudyField[] }) {
  const translate = useTranslate();
  if (studyFields.length === 0) return <Typography variant="body2">{translate('studyFields.none')}</Typography>;
  const groups = Object.entries(Object.groupBy(studyFields, (field) => field.group));
  return (
    <Box
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(auto-fill, minmax(230px, 1fr))' } }}
    >
      {groups.map(([group, fields = []]) => (
        <div key={group}>
          <Typography variant="h3">{group}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {fields.map((field) => (
              <Typography component="li" variant="body2" key={field.id}>
                {field.name}
              </Typography>
            ))}
          </Box>
        </div>
      ))}
    </Box>
  );
}
