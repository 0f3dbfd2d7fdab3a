import { SchoolList } from './SchoolList.tsx';
import { SchoolPage } from './SchoolPage.tsx';

export default { name: 'schools', list: SchoolList, show: SchoolPage };
