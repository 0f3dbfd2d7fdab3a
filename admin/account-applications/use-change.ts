import { HttpError } from 'react-admin';
import type { BackOffice } from '../data-provider.ts';
import { useAction } from '../page/use-action.ts';

/**
 * Changes an application. What is refused because of what was filled in leaves the dialog open; whatever else was decided
 * meanwhile closes it, and the page shows how it stands.
 *
 * @param name where the sentence stands that says that it was done
 */
export const useChange = <Given>(
  name: 'withdraw' | 'replace' | 'resend' | 'answered',
  action: (given: Given, office: BackOffice) => Promise<unknown>,
  onClose?: () => void,
) =>
  useAction(action, {
    done: `application-status.admin.${name}.done`,
    touches: ['account-applications', 'tasks'],
    whenDone: () => onClose?.(),
    whenRefused: (error) => {
      if (error instanceof HttpError && error.status === 409) onClose?.();
    },
  });
