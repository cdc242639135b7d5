import type { StoredAccount } from './account-file.ts';

export function noAccount(name: string): string {
  return `There is no account "${name}" on this machine; add it again under Settings, or choose another.`;
}

/** @param noStore this program cannot open the kind of store that the secret lies in */
export function secretMissing({ name, secret }: StoredAccount, noStore: boolean): string {
  if (secret.startsWith('sandbox:')) {
    return `The sandbox of account ${name} is not running; start it again under Settings.`;
  }
  return noStore && secret.startsWith('os:')
    ? `The secret of account ${name} can be opened by the desktop app only; use it there, or add the account here under another name.`
    : `The secret of account ${name} is no longer there; add the account again.`;
}
