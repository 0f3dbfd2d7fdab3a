import { Notification } from 'react-admin';

/** Long enough to be read; at the bottom, where it covers no button. */
export function PoliteNotification() {
  return <Notification autoHideDuration={8000} anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }} />;
}
