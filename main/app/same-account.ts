import type { CallError } from '../../shared/contract/errors.ts';
import { isLoopback } from '../../shared/domain/loopback.ts';
import type { AccountInfo } from '../../shared/domain/settings.ts';
import { foldName } from '../engine/rooms/normalise.ts';
import { callError } from './call-errors.ts';

/** Where a plan or job belongs. */
export type Belonging = {
  apiUrl: string;
  organization: string | null;
  property: { id: string; name: string } | null;
};

/**
 * A plan or job names its host, organisation and property and uses these and nothing else.
 * Loopback counts as one host whatever its port, since a sandbox gets a new one at every start.
 *
 * @returns null where the account fits; else why nothing is sent
 */
export function accountMismatch(
  what: string,
  belongs: Belonging,
  account: AccountInfo,
): CallError | null {
  if (hostOf(belongs.apiUrl) !== hostOf(account.apiUrl)) {
    return mismatch(what, `host ${belongs.apiUrl}`, account.apiUrl);
  }
  const { organization, property } = account;
  if (organization && belongs.organization && organization !== belongs.organization) {
    return mismatch(what, `organisation ${belongs.organization}`, organization);
  }
  if (property && belongs.property) {
    const { id, name } = belongs.property;
    if (property !== id && foldName(property) !== foldName(name)) {
      return mismatch(what, `property ${name} (${id})`, property);
    }
  }
  return null;
}

/** Whether an address leads to this machine, where a sandbox may stand in for the service. */
export function leadsToLoopback(url: string): boolean {
  return isLoopback(new URL(url).hostname);
}

function hostOf(url: string): string {
  const { hostname, host } = new URL(url);
  return isLoopback(hostname) ? 'loopback' : host;
}

function mismatch(what: string, theirs: string, ours: string): CallError {
  return callError(
    'wrong-account',
    `${what} belongs to ${theirs}, but the account or environment says ${ours}; nothing was sent. Use the account it was made with.`,
  );
}
