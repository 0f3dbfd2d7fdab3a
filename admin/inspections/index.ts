import { InspectionList } from './InspectionList.tsx';
import { InspectionPage } from './InspectionPage.tsx';
import { InspectionRequestPage } from './InspectionRequestPage.tsx';

export default { name: 'inspections', list: InspectionList, create: InspectionRequestPage, show: InspectionPage };
