import { Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { ListBase, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { MailRow } from '../../api/mail/contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { ListBody } from '../page/ListBody.tsx';
import { Moment } from '../page/Moment.tsx';
import { Page } from '../page/Page.tsx';
import { useRowClick } from '../page/use-row-click.ts';
import { LinkState, mailPath, MailStateTag } from './mail-words.tsx';
import { MailFilters } from './MailFilters.tsx';

/** Outgoing mail, the newest first. */
export function MailList() {
  const translate = useTranslate();
  return (
    <ListBase<MailRow> resource="mails" perPage={25} disableSyncWithLocation authLoading={null}>
      <Page title={translate('office.mails.title')}>
        <Typography sx={{ maxWidth: 760 }}>{translate('office.mails.intro')}</Typography>
        <MailFilters />
        <ListBody<MailRow>
          whenEmpty={(filter) => `office.mails.${Object.keys(filter).length > 0 ? 'emptyFiltered' : 'empty'}`}
          table={(rows) => <MailTable mails={rows} />}
          cards={(rows) => <MailCards mails={rows} />}
        />
      </Page>
    </ListBase>
  );
}

const columns = ['mail', 'to', 'reference', 'state', 'queuedAt', 'link'];

function MailTable({ mails }: { mails: MailRow[] }) {
  const translate = useTranslate();
  const openOnClick = useRowClick();
  return (
    <TableContainer>
      <Table aria-label={translate('office.mails.title')}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column}>{translate(`office.mails.column.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {mails.map((mail) => (
            <TableRow key={mail.id} hover onClick={openOnClick(mailPath(mail.id))} sx={{ cursor: 'pointer' }}>
              <TableCell>
                <Link
                  component={RouterLink}
                  to={mailPath(mail.id)}
                  aria-label={`${translate(`domain.mails.${mail.template}`)}, ${mail.reference}`}
                  sx={{ fontWeight: 600 }}
                >
                  {translate(`domain.mails.${mail.template}`)}
                </Link>
              </TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 190 }}>{mail.recipient}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{mail.reference}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <MailStateTag state={mail.state} />
              </TableCell>
              <TableCell sx={{ minWidth: 150 }}>
                <Moment at={mail.queuedAt} />
              </TableCell>
              <TableCell>{mail.link && <LinkState link={mail.link} />}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function MailCards({ mails }: { mails: MailRow[] }) {
  const translate = useTranslate();
  return (
    <CardList>
      {mails.map((mail) => (
        <CardOf key={mail.id} name={translate(`domain.mails.${mail.template}`)} to={mailPath(mail.id)}>
          <Typography variant="body2">{mail.recipient}</Typography>
          <Typography variant="body2" color="textSecondary">
            {mail.reference}, <Moment at={mail.queuedAt} />
          </Typography>
          <MailStateTag state={mail.state} />
        </CardOf>
      ))}
    </CardList>
  );
}
