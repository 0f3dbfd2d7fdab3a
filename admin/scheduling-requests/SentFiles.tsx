import { Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { SchedulingRequest } from '../../api/scheduling/request-contract.ts';
import { Moment } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';
import { fileAddress } from './actions.ts';

/** The files of a request as they arrived, the newest first. */
export function SentFiles({ request }: { request: SchedulingRequest }) {
  const translate = useTranslate();
  return (
    <Section title={translate('scheduling.request.admin.files')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {request.files.map(({ id, name, receivedAt, channel }) => (
          <Box component="li" key={id} sx={{ overflowWrap: 'anywhere' }}>
            <Link href={fileAddress(request.id, id)} download>
              {name}
            </Link>
            <Typography variant="body2" color="textSecondary">
              <Moment at={receivedAt} /> · {translate(`scheduling.request.admin.channel.${channel}`)}
            </Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
