import {
  Box,
  Link,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
  useMediaQuery,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { AuditEvent } from '../../api/audit/contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { Moment } from '../page/Moment.tsx';

const columns = ['at', 'what', 'who', 'case', 'details'] as const;
/** Ids are long and break anywhere: left alone, they would get a column of a few letters. What happened gets the rest. */
const widths = { at: 150, what: undefined, who: 140, case: 150, details: '36%' };

/** Events of the audit: when, what, who, of which case, and the ids that go with it. @param inChain on the page of their case */
export function AuditEvents({ events, inChain = false }: { events: AuditEvent[]; inChain?: boolean }) {
  const roomy = useMediaQuery((theme) => theme.breakpoints.up('md'));
  return roomy ? <Rows events={events} inChain={inChain} /> : <Cards events={events} inChain={inChain} />;
}

function Rows({ events, inChain }: { events: AuditEvent[]; inChain: boolean }) {
  const translate = useTranslate();
  return (
    <TableContainer>
      <Table size="small" aria-label={translate('office.audit.title')} sx={{ tableLayout: 'fixed' }}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column} sx={{ width: widths[column] }}>
                {translate(`office.audit.column.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {events.map((event) => (
            <TableRow key={event.id} sx={{ verticalAlign: 'top' }}>
              <TableCell>
                <Moment at={event.at} />
              </TableCell>
              <TableCell sx={{ overflowWrap: 'break-word' }}>
                <What event={event} />
              </TableCell>
              <TableCell>
                <Who event={event} />
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <OfCase event={event} inChain={inChain} />
              </TableCell>
              <TableCell>
                <Details event={event} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Cards({ events, inChain }: { events: AuditEvent[]; inChain: boolean }) {
  return (
    <CardList>
      {events.map((event) => (
        <CardOf key={event.id} name={<What event={event} />}>
          <Typography variant="body2">
            <Moment at={event.at} /> · <Who event={event} />
          </Typography>
          <Typography component="div" variant="body2">
            <OfCase event={event} inChain={inChain} />
          </Typography>
          <Details event={event} />
        </CardOf>
      ))}
    </CardList>
  );
}

function What({ event: { code } }: { event: AuditEvent }) {
  const translate = useTranslate();
  return <>{translate(`domain.events.${code}`, { _: code })}</>;
}

function Who({ event: { actor, account } }: { event: AuditEvent }) {
  const translate = useTranslate();
  return <>{account?.name ?? translate(`domain.actors.${actor}`, { _: actor })}</>;
}

function OfCase({ event, inChain }: { event: AuditEvent; inChain: boolean }) {
  const translate = useTranslate();
  const { reference, caseId, sequence, process } = event;
  if (inChain) return <>{translate('office.audit.event', { sequence })}</>;
  const name = process === 'bureau' ? translate('office.audit.bureau') : reference;
  return (
    <Link
      component={RouterLink}
      to={`/audit/${caseId}/show`}
      aria-label={translate('office.audit.chainOf', { reference: name })}
      sx={{ py: 0.5 }}
    >
      {name}
    </Link>
  );
}

/** Ids and codes, for who looks for one: small, and after what people read. */
function Details({ event: { details, correlationId } }: { event: AuditEvent }) {
  const parts = Object.entries({ ...details, ...(correlationId ? { correlationId } : {}) });
  return (
    <Box component="code" sx={{ fontSize: '0.75rem', overflowWrap: 'anywhere', display: 'grid' }}>
      {parts.map(([name, value]) => (
        <span key={name}>
          {name}: {typeof value === 'string' ? value : JSON.stringify(value)}
        </span>
      ))}
    </Box>
  );
}
