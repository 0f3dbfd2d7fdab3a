import { Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { School } from '../../api/schools/contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { Section } from '../page/Section.tsx';
import { Tag } from '../page/Tag.tsx';

/** Who has an account at this school, and for which study fields. */
export function Holders({ school: { holders } }: { school: School }) {
  const translate = useTranslate();
  return (
    <Section title={translate('school.admin.holders')}>
      {holders.length === 0 && <Typography variant="body2">{translate('school.admin.noHolders')}</Typography>}
      <Box sx={{ mx: -2, mb: -2 }}>
        <CardList>
          {holders.map(({ id, name, email, blocked, location, studyFields }) => (
            <CardOf key={id} name={name}>
              {blocked && <Tag tone="danger">{translate('school.admin.blocked')}</Tag>}
              <Link href={`mailto:${email}`} variant="body2">
                {email}
              </Link>
              <Typography variant="body2" color="textSecondary">
                {[location, studyFields.join(', ')].filter((part) => part !== '').join(' · ')}
              </Typography>
            </CardOf>
          ))}
        </CardList>
      </Box>
    </Section>
  );
}
