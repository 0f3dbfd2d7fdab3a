import { MailExamplesPage } from './MailExamplesPage.tsx';

export default { name: 'mail-examples', list: MailExamplesPage };
