import Apartment from '@mui/icons-material/ApartmentOutlined';
import Assessment from '@mui/icons-material/AssessmentOutlined';
import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import Category from '@mui/icons-material/CategoryOutlined';
import Description from '@mui/icons-material/DescriptionOutlined';
import Drafts from '@mui/icons-material/DraftsOutlined';
import Event from '@mui/icons-material/EventOutlined';
import FindInPage from '@mui/icons-material/FindInPageOutlined';
import Help from '@mui/icons-material/HelpOutlineOutlined';
import History from '@mui/icons-material/HistoryOutlined';
import Inbox from '@mui/icons-material/InboxOutlined';
import Mail from '@mui/icons-material/MailOutlined';
import People from '@mui/icons-material/PeopleAltOutlined';
import Quiz from '@mui/icons-material/QuizOutlined';
import School from '@mui/icons-material/SchoolOutlined';
import SupportAgent from '@mui/icons-material/SupportAgentOutlined';
import Tune from '@mui/icons-material/TuneOutlined';
import type { ReactNode } from 'react';

/** A place in the menu. Its address is its resource's; who may not open that does not see it. */
export type Place = {
  resource: string;
  icon: ReactNode;
  label: string;
  /** For account holders alone, whatever the rights say: it has no resource of the API. */
  forSchool?: true;
};

/** The menu, in groups: what has to be done, the exams themselves, and what is set once and looked up. */
export const groups: { name: 'work' | 'exams' | 'manage'; places: Place[] }[] = [
  {
    name: 'work',
    places: [
      { resource: 'tasks', icon: <Inbox />, label: 'menu.tasks' },
      { resource: 'account-applications', icon: <Description />, label: 'menu.accountApplications' },
      { resource: 'help-requests', icon: <Help />, label: 'help-request.list.title' },
      { resource: 'my-school', icon: <School />, label: 'menu.mySchool', forSchool: true },
    ],
  },
  {
    name: 'exams',
    places: [
      { resource: 'sittings', icon: <Event />, label: 'scheduling.admin.title' },
      { resource: 'scheduling-requests', icon: <SupportAgent />, label: 'scheduling.request.admin.title' },
      { resource: 'results', icon: <Assessment />, label: 'results.admin.title' },
      { resource: 'inspections', icon: <FindInPage />, label: 'inspection.admin.title' },
      { resource: 'exam-bank', icon: <Quiz />, label: 'exam-bank.admin.title' },
      { resource: 'study-fields', icon: <Category />, label: 'exam-bank.admin.fields.title' },
    ],
  },
  {
    name: 'manage',
    places: [
      { resource: 'accounts', icon: <People />, label: 'accounts.admin.title' },
      { resource: 'schools', icon: <Apartment />, label: 'school.admin.title' },
      { resource: 'calendar', icon: <CalendarMonth />, label: 'office.calendar.title' },
      { resource: 'settings', icon: <Tune />, label: 'office.settings.title' },
      { resource: 'mails', icon: <Mail />, label: 'office.mails.title' },
      { resource: 'mail-examples', icon: <Drafts />, label: 'office.mailExamples.title' },
      { resource: 'audit', icon: <History />, label: 'office.audit.title' },
    ],
  },
];
