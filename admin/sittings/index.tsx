import { Route } from 'react-router';
import { AddCandidatesPage } from './AddCandidatesPage.tsx';
import { ChangeSittingPage } from './ChangeSittingPage.tsx';
import { SittingPage } from './page/SittingPage.tsx';
import { ScheduleSittingPage } from './ScheduleSittingPage.tsx';
import { SittingList } from './SittingList.tsx';

export default {
  name: 'sittings',
  list: SittingList,
  create: ScheduleSittingPage,
  edit: ChangeSittingPage,
  show: SittingPage,
  children: <Route path=":id/candidates" element={<AddCandidatesPage />} />,
};
