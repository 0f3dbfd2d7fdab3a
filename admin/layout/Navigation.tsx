import Assessment from '@mui/icons-material/AssessmentOutlined';
import Description from '@mui/icons-material/DescriptionOutlined';
import Category from '@mui/icons-material/CategoryOutlined';
import Event from '@mui/icons-material/EventOutlined';
import Help from '@mui/icons-material/HelpOutlineOutlined';
import FindInPage from '@mui/icons-material/FindInPageOutlined';
import Inbox from '@mui/icons-material/InboxOutlined';
import SupportAgent from '@mui/icons-material/SupportAgentOutlined';
import Apartment from '@mui/icons-material/ApartmentOutlined';
import Quiz from '@mui/icons-material/QuizOutlined';
import People from '@mui/icons-material/PeopleAltOutlined';
import School from '@mui/icons-material/SchoolOutlined';
import { Box, List, ListItem, ListItemButton, ListItemIcon, ListItemText } from '@mui/material';
import type { ReactNode } from 'react';
import { CanAccess, useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router';
import { useMe } from '../access/use-me.ts';

/** The places that this person may go to. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const translate = useTranslate();
  const me = useMe();
  return (
    <Box component="nav" aria-label={translate('menu.label')}>
      <List sx={{ p: 1 }}>
        <CanAccess resource="tasks" action="list">
          <Destination to="/tasks" icon={<Inbox />} label="menu.tasks" onGo={onGo} />
        </CanAccess>
        <CanAccess resource="account-applications" action="list">
          <Destination to="/account-applications" icon={<Description />} label="menu.accountApplications" onGo={onGo} />
        </CanAccess>
        <CanAccess resource="schools" action="list">
          <Destination to="/schools" icon={<Apartment />} label="school.admin.title" onGo={onGo} />
        </CanAccess>
        <CanAccess resource="accounts" action="list">
          <Destination to="/accounts" icon={<People />} label="accounts.admin.title" onGo={onGo} />
        </CanAccess>
        <CanAccess resource="help-requests" action="list">
          <Destination to="/help-requests" icon={<Help />} label="help-request.list.title" onGo={onGo} />
        </CanAccess>
        {me?.role === 'school' && <Destination to="/my-school" icon={<School />} label="menu.mySchool" onGo={onGo} />}
        <CanAccess resource="sittings" action="list">
          <Destination to="/sittings" icon={<Event />} label="scheduling.admin.title" onGo={onGo} />
        </CanAccess>
        <CanAccess resource="scheduling-requests" action="list">
          <Destination
            to="/scheduling-requests"
            icon={<SupportAgent />}
            label="scheduling.request.admin.title"
            onGo={onGo}
          />
        </CanAccess>
        <CanAccess resource="results" action="list">
          <Destination to="/results" icon={<Assessment />} label="results.admin.title" onGo={onGo} />
        </CanAccess>
        <CanAccess resource="inspections" action="list">
          <Destination to="/inspections" icon={<FindInPage />} label="inspection.admin.title" onGo={onGo} />
        </CanAccess>
        <CanAccess resource="exam-bank" action="list">
          <Destination to="/exam-bank" icon={<Quiz />} label="exam-bank.admin.title" onGo={onGo} />
        </CanAccess>
        <CanAccess resource="study-fields" action="list">
          <Destination to="/study-fields" icon={<Category />} label="exam-bank.admin.fields.title" onGo={onGo} />
        </CanAccess>
      </List>
    </Box>
  );
}

type DestinationProps = { to: string; icon: ReactNode; label: string; onGo: (() => void) | undefined };

function Destination({ to, icon, label, onGo }: DestinationProps) {
  const translate = useTranslate();
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
        sx={{ borderRadius: 1, minHeight: 44, gap: 1.5 }}
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
