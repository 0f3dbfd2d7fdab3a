import { useGetIdentity } from 'react-admin';
import type { Me } from '../../api/accounts/contract.ts';

/** The person who is logged in, or undefined while that is being asked. */
export function useMe(): Me | undefined {
  return useGetIdentity().identity as Me | undefined;
}
