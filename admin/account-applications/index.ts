import { ApplicationList } from './ApplicationList.tsx';
import { PaperApplicationPage } from './paper/PaperApplicationPage.tsx';
import { ApplicationPage } from './ApplicationPage.tsx';

export default {
  name: 'account-applications',
  list: ApplicationList,
  create: PaperApplicationPage,
  show: ApplicationPage,
};
