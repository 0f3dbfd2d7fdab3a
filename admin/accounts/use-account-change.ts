import { useRef } from 'react';
import { HttpError } from 'react-admin';
import type { Account, AccountChange } from '../../api/accounts/contract.ts';
import { useAction } from '../page/use-action.ts';

type WithoutId<Change> = Change extends unknown ? Omit<Change, 'requestId'> : never;
export type ChangeToMake = WithoutId<AccountChange>;

/** Changes an account; the id of the press is kept until there is an answer, so that a second try is the same change. */
export function useAccountChange(account: Account, { done, whenDone }: { done: string; whenDone: () => void }) {
  const requestId = useRef<string>(undefined);
  return useAction<ChangeToMake, Account>(
    (change, backOffice) => {
      requestId.current ??= crypto.randomUUID();
      return backOffice.changeAccount(account, { ...change, requestId: requestId.current });
    },
    {
      done,
      touches: ['accounts'],
      whenDone: () => {
        requestId.current = undefined;
        whenDone();
      },
      whenRefused: (error) => {
        const { status } = error instanceof HttpError ? error : { status: 0 };
        if (status > 0 && status < 500) requestId.current = undefined;
        // What looks otherwise by now is looked at again first.
        if (status === 412) whenDone();
      },
    },
  );
}
