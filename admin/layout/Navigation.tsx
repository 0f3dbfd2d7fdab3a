import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { Box, Button, Collapse, List, ListItem, ListItemButton, ListItemIcon, ListItemText } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router';
import type { Me } from '../../api/accounts/contract.ts';
import { mayOpen } from '../access/resources.ts';
import { useMe } from '../access/use-me.ts';
import { groups, type Place } from './destinations.tsx';

/** The places that this person may go to, in groups. Who has few places sees them as one list. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const translate = useTranslate();
  const me = useMe();
  const shown = me ? groups.map((group) => ({ ...group, places: placesFor(me, group.places) })) : [];
  const filled = shown.filter(({ places }) => places.length > 0);
  return (
    <Box component="nav" aria-label={translate('menu.label')} sx={{ p: 1 }}>
      {me?.role === 'school' ? (
        <Places places={filled.flatMap(({ places }) => places)} onGo={onGo} />
      ) : (
        filled.map(({ name, places }) => <Group key={name} name={name} places={places} onGo={onGo} />)
      )}
    </Box>
  );
}

const placesFor = ({ role, may }: Me, places: Place[]): Place[] =>
  places.filter(({ resource, forSchool }) => (forSchool ? role === 'school' : mayOpen(resource, may)));

type PlacesProps = { places: Place[]; onGo: (() => void) | undefined };

/** Open from the start, so that every place is one press away; it folds for who wants a shorter menu. */
function Group({ name, places, onGo }: PlacesProps & { name: string }) {
  const translate = useTranslate();
  const id = useId();
  const [open, setOpen] = useState(true);
  return (
    <Box sx={{ '& + &': { mt: 0.5 } }}>
      <Button
        fullWidth
        size="small"
        color="inherit"
        aria-expanded={open}
        aria-controls={id}
        endIcon={open ? <ExpandLess aria-hidden /> : <ExpandMore aria-hidden />}
        onClick={() => setOpen(!open)}
        sx={{ justifyContent: 'space-between', px: 2, color: 'text.secondary', fontSize: '0.8125rem' }}
      >
        {translate(`office.menu.${name}`)}
      </Button>
      <Collapse in={open} id={id}>
        <Places places={places} onGo={onGo} />
      </Collapse>
    </Box>
  );
}

function Places({ places, onGo }: PlacesProps) {
  return (
    <List disablePadding>
      {places.map((place) => (
        <Destination key={place.resource} place={place} onGo={onGo} />
      ))}
    </List>
  );
}

function Destination({ place: { resource, icon, label }, onGo }: { place: Place; onGo: (() => void) | undefined }) {
  const translate = useTranslate();
  const to = `/${resource}`;
  const { pathname } = useLocation();
  const here = pathname === to || pathname.startsWith(`${to}/`);
  return (
    <ListItem disablePadding>
      <ListItemButton
        component={Link}
        to={to}
        selected={here}
        aria-current={here ? 'page' : undefined}
        {...(onGo && { onClick: onGo })}
        sx={{ borderRadius: 1, minHeight: 40, py: 0.5, gap: 1.5 }}
      >
        <ListItemIcon sx={{ minWidth: 0, color: here ? 'primary.main' : 'text.secondary' }}>{icon}</ListItemIcon>
        <ListItemText
          primary={translate(label)}
          slotProps={{ primary: { variant: 'body2', sx: { fontWeight: here ? 600 : 400 } } }}
        />
      </ListItemButton>
    </ListItem>
  );
}
