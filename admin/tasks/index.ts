import { TaskInbox } from './TaskInbox.tsx';
import { TaskPage } from './TaskPage.tsx';

export default { name: 'tasks', list: TaskInbox, show: TaskPage };
