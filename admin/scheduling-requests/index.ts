import { SchedulingRequestList } from './SchedulingRequestList.tsx';
import { SchedulingRequestPage } from './SchedulingRequestPage.tsx';

export default { name: 'scheduling-requests', list: SchedulingRequestList, show: SchedulingRequestPage };
