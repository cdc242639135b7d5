import type { AccountView } from '../../shared/contract/calls/accounts.ts';
import { GREY } from './account-colours.ts';
import type { AccountFile } from './account-file.ts';
import { accountFromEnvironment } from './from-environment.ts';
import { isSameName } from './same-name.ts';
import { storeKind } from './secret-keeping.ts';

/** The account of the environment goes by this name. */
export const ENVIRONMENT = 'environment';

/** The account that the environment tells commands to use; null where it leaves that to the file. */
export function namedByEnvironment(env: Record<string, string | undefined>): string | null {
  const named = env['BELLHOP_ACCOUNT']?.trim() || null;
  return named ?? (env['BELLHOP_CLIENT_ID']?.trim() ? ENVIRONMENT : null);
}

/**
 * The accounts as anybody may see them, that of the environment first.
 *
 * @param inUse name of the one that is in use
 */
export function accountViews(
  file: AccountFile,
  env: Record<string, string | undefined>,
  inUse: string | null,
): AccountView[] {
  const isCurrent = (name: string) => inUse !== null && isSameName(name, inUse);
  const ofEnvironment = accountFromEnvironment(env);
  const first: AccountView[] = ofEnvironment.ok
    ? [
        {
          ...ofEnvironment.value.info,
          colour: GREY,
          secret: 'env',
          current: isCurrent(ENVIRONMENT),
          propertyName: null,
        },
      ]
    : [];
  return [
    ...first,
    ...file.accounts.map((account) => ({
      ...account,
      secret: storeKind(account),
      current: isCurrent(account.name),
    })),
  ];
}
