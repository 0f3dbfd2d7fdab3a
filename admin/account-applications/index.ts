import { ApplicationList } from './ApplicationList.tsx';
import { ApplicationPage } from './ApplicationPage.tsx';

export default { name: 'account-applications', list: ApplicationList, show: ApplicationPage };
