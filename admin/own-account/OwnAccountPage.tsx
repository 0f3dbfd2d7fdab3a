import { useTranslate } from 'react-admin';
import { useMe } from '../access/use-me.ts';
import { Fact, Facts } from '../page/Facts.tsx';
import { Page } from '../page/Page.tsx';
import { Section } from '../page/Section.tsx';
import { Typography } from '@mui/material';
import { LanguageChoice } from './LanguageChoice.tsx';
import { PasswordChange } from './PasswordChange.tsx';
import { TwoFactorChoice } from './TwoFactorChoice.tsx';

/** The own account: who one is here, the password, the second step, the language of the mails. */
export function OwnAccountPage() {
  const translate = useTranslate();
  const me = useMe();
  if (me === undefined) return null;
  return (
    <Page title={translate('accounts.own.title')}>
      <Section title={translate('accounts.own.who')}>
        <Facts>
          <Fact label="accounts.admin.fact.name">{me.name}</Fact>
          <Fact label="accounts.admin.fact.email">{me.email}</Fact>
          <Fact label="accounts.admin.fact.role">{translate(`domain.roles.${me.role}`)}</Fact>
          <Fact label="accounts.admin.column.schools">{me.schools.map(({ name }) => name).join(', ')}</Fact>
        </Facts>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1.5 }}>
          {translate('accounts.own.whoText')}
        </Typography>
        <LanguageChoice locale={me.locale} />
      </Section>
      <TwoFactorChoice twoFactor={me.twoFactor} />
      <PasswordChange email={me.email} />
    </Page>
  );
}
