import { HelpRequestList } from './HelpRequestList.tsx';
import { HelpRequestPage } from './HelpRequestPage.tsx';

export default { name: 'help-requests', list: HelpRequestList, show: HelpRequestPage };
