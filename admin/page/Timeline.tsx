import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { tokens } from '../../design/tokens.ts';
import { Moment } from './Moment.tsx';

const { colour } = tokens;

type TimelineEvent = { at: string; code: string; actor: string | null };

/** What happened, in order, with who did it. */
export function Timeline({ events }: { events: TimelineEvent[] }) {
  const translate = useTranslate();
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {events.map((event, index) => (
        <Box
          component="li"
          key={index}
          sx={{
            position: 'relative',
            pl: 3,
            pb: 2,
            '&:last-of-type': { pb: 0 },
            '&::before': {
              content: '""',
              position: 'absolute',
              left: 2,
              top: 7,
              width: 10,
              height: 10,
              borderRadius: '50%',
              backgroundColor: colour.primary,
            },
            '&:not(:last-of-type)::after': {
              content: '""',
              position: 'absolute',
              left: 6,
              top: 20,
              bottom: -4,
              width: 2,
              backgroundColor: colour.line,
            },
          }}
        >
          <Typography variant="body2">{translate(`domain.events.${event.code}`)}</Typography>
          <Typography variant="body2" color="textSecondary">
            <Moment at={event.at} />
            {event.actor !== null && ` · ${translate(`domain.actors.${event.actor}`, { _: event.actor })}`}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
