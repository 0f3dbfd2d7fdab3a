import { StudyFieldList } from './StudyFieldList.tsx';

export default { name: 'study-fields', list: StudyFieldList };
