import { MailList } from './MailList.tsx';
import { MailPage } from './MailPage.tsx';

export default { name: 'mails', list: MailList, show: MailPage };
