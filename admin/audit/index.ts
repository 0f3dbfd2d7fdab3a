import { AuditPage } from './AuditPage.tsx';
import { ChainPage } from './ChainPage.tsx';

export default { name: 'audit', list: AuditPage, show: ChainPage };
