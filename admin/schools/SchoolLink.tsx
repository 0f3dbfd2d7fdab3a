import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { schoolAddress } from './school-address.ts';

/** A school's name that leads to its page. */
export function SchoolLink({ school }: { school: { id: string; name: string } }) {
  return (
    <Link component={RouterLink} to={schoolAddress(school)}>
      {school.name}
    </Link>
  );
}
