import type { StoredAccount } from './account-file.ts';

export function noAccount(name: string): string {
  return `There is no account "${name}" on this machine; add it with bellhop account add, or choose one that bellhop account list shows.`;
}

/** The account was added again while its sign-in was under way. */
export function otherClient({ name }: StoredAccount): string {
  return `Account ${name} got another client id during the sign-in, so the sign-in was not kept; sign in again.`;
}

/** @param noStore this program cannot open the kind of store that the secret lies in */
export function secretMissing({ name, secret }: StoredAccount, noStore: boolean): string {
  if (secret.startsWith('sandbox:')) {
    return `The sandbox of account ${name} is one of a window and does not run here; choose another account with bellhop account use.`;
  }
  return noStore && secret.startsWith('os:')
    ? `The secret of account ${name} can be opened by the desktop app only; use it there, or add the account under another name with bellhop account add.`
    : `The secret of account ${name} is no longer there; add the account again.`;
}
