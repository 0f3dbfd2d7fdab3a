import { Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { HelpRequestRow } from '../../api/help-request/contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { Day } from '../page/Moment.tsx';
import { useRowClick } from '../page/use-row-click.ts';
import { StateTag } from './StateTag.tsx';

const addressOf = ({ id }: HelpRequestRow): string => `/help-requests/${id}/show`;

/** The list on a wide screen. */
export function HelpRequestTable({ questions }: { questions: HelpRequestRow[] }) {
  const translate = useTranslate();
  const openOnClick = useRowClick();
  return (
    <TableContainer>
      <Table aria-label={translate('help-request.list.title')}>
        <TableHead>
          <TableRow>
            {['reference', 'who', 'subject', 'receivedAt', 'state'].map((column) => (
              <TableCell key={column}>{translate(`help-request.list.column.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {questions.map((question) => (
            <TableRow key={question.id} hover onClick={openOnClick(addressOf(question))} sx={{ cursor: 'pointer' }}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Link component={RouterLink} to={addressOf(question)} sx={{ fontWeight: 600 }}>
                  {question.reference}
                </Link>
              </TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{whoOf(question)}</TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>
                {question.subject || translate('help-request.page.noSubject')}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Day at={question.receivedAt} />
              </TableCell>
              <TableCell>
                <StateTag question={question} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** The list on a small screen: one block a question. */
export function HelpRequestCards({ questions }: { questions: HelpRequestRow[] }) {
  const translate = useTranslate();
  return (
    <CardList>
      {questions.map((question) => (
        <CardOf key={question.id} name={question.reference} to={addressOf(question)}>
          <Typography variant="body2">{question.subject || translate('help-request.page.noSubject')}</Typography>
          <Typography variant="body2" color="textSecondary">
            {whoOf(question)} · <Day at={question.receivedAt} />
          </Typography>
          <StateTag question={question} />
        </CardOf>
      ))}
    </CardList>
  );
}

const whoOf = ({ name, schoolName }: HelpRequestRow): string =>
  [name, schoolName].filter((part) => part !== '').join(', ');
