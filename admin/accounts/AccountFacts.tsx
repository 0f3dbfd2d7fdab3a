import { Link } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Account } from '../../api/accounts/contract.ts';
import { Fact, Facts } from '../page/Facts.tsx';
import { Moment } from '../page/Moment.tsx';
import { dateInWords } from '../page/moments.ts';
import { Section } from '../page/Section.tsx';

/** Who it is, and how the account stands. */
export function AccountFacts({ account }: { account: Account }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const isSchool = account.role === 'school';
  return (
    <Section title={translate('accounts.admin.who')}>
      <Facts>
        <Fact label="accounts.admin.fact.name">{account.name}</Fact>
        <Fact label="accounts.admin.fact.email">
          <Link href={`mailto:${account.email}`}>{account.email}</Link>
        </Fact>
        <Fact label="accounts.admin.fact.role">{translate(`domain.roles.${account.role}`)}</Fact>
        <Fact label="accounts.admin.fact.createdAt">
          <Moment at={account.createdAt} />
        </Fact>
        <Fact label="accounts.admin.fact.lastLogin">
          {account.lastLoginAt ? <Moment at={account.lastLoginAt} /> : translate('accounts.admin.never')}
        </Fact>
        {isSchool && account.confirmedAt && (
          <Fact label="accounts.admin.fact.confirmedAt">
            <Moment at={account.confirmedAt} />
          </Fact>
        )}
        {account.question && (
          <Fact label="accounts.admin.fact.question">
            {translate(account.question.answerBy ? 'accounts.admin.asked' : 'accounts.admin.askedNow', {
              reference: account.question.reference,
              asked: dateInWords(account.question.askedAt, locale),
              until: dateInWords(account.question.answerBy ?? account.question.askedAt, locale),
            })}
          </Fact>
        )}
        <Fact label="accounts.admin.fact.endsOn">
          {account.endsOn ? dateInWords(`${account.endsOn}T12:00:00Z`, locale) : translate('accounts.admin.noEnd')}
        </Fact>
        <Fact label="accounts.admin.fact.twoFactor">
          {translate(account.twoFactor ? 'accounts.admin.yes' : 'accounts.admin.no')}
        </Fact>
        {account.blockedAt && (
          <Fact label="accounts.admin.fact.blockedAt">
            <Moment at={account.blockedAt} />
          </Fact>
        )}
        {account.openApplications.length > 0 && (
          <Fact label="accounts.admin.openApplications">
            {account.openApplications.map(({ id, reference }) => (
              <Link key={id} component={RouterLink} to={`/account-applications/${id}/show`} sx={{ mr: 1 }}>
                {reference}
              </Link>
            ))}
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
