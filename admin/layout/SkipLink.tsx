import { Link } from '@mui/material';
import { useTranslate } from 'react-admin';

/** The first stop of the keyboard: past the header and the menu, straight to the page. */
export function SkipLink() {
  const translate = useTranslate();
  return (
    <Link
      href="#main-content"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main-content')?.focus();
      }}
      sx={{
        position: 'absolute',
        left: 8,
        top: -100,
        zIndex: 'tooltip',
        px: 2,
        py: 1,
        backgroundColor: 'background.paper',
        '&:focus': { top: 8 },
      }}
    >
      {translate('ra.navigation.skip_nav')}
    </Link>
  );
}
