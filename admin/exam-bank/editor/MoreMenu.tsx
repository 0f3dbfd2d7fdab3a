import MoreVert from '@mui/icons-material/MoreVert';
import { IconButton, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

export type Choice = { name: 'up' | 'down' | 'duplicate' | 'remove'; act: () => void };

/** What else can be done with a question or a part: moved, copied, taken away. */
export function MoreMenu({ of, choices }: { of: string; choices: Choice[] }) {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        aria-label={translate('exam-bank.admin.more.label', { name: of })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ width: 44, height: 44 }}
      >
        <MoreVert />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {choices.map(({ name, act }) => (
          <MenuItem
            key={name}
            sx={{ minHeight: 44, ...(name === 'remove' && { color: 'error.main' }) }}
            onClick={() => {
              setAnchor(null);
              act();
            }}
          >
            {translate(`exam-bank.admin.more.${name}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
