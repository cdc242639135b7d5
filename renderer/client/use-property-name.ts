import type { AccountView } from '../../shared/contract/calls/accounts.ts';
import { useCall } from './queries.ts';

/** Whether an account gives its property by id only; an id of a hundred letters is nobody's name for it. */
export function lacksPropertyName(
  account: Pick<AccountView, 'property' | 'propertyName'> | undefined,
): boolean {
  return account?.propertyName === null && (account.property?.startsWith('amzn1.') ?? false);
}

/**
 * The name of an account's property: as it was seen when it was chosen, as it was given, or else
 * asked for once. The id where the service does not tell; null where none is chosen.
 */
export function usePropertyName(account: AccountView | undefined): string | null {
  const asked = useCall(
    'properties.list',
    { account: account?.name ?? '' },
    { enabled: lacksPropertyName(account), staleTime: Infinity },
  );
  if (account === undefined) return null;
  const found = asked.data?.find(({ id }) => id === account.property)?.name;
  return account.propertyName ?? found ?? account.property;
}
