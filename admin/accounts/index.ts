import { AccountList } from './AccountList.tsx';
import { AccountPage } from './AccountPage.tsx';

export default { name: 'accounts', list: AccountList, show: AccountPage };
