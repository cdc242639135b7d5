import type { AccountView } from '../../shared/contract/calls/accounts.ts';
import type { JobInfo } from '../../shared/domain/job.ts';

export type Target = {
  account: string;
  property: string;
  /** Region and host. */
  where: string;
  kind: 'sandbox' | 'production' | 'none';
  word: string;
  colour: string;
};

const NOBODY: Target = {
  account: 'none yet',
  property: '–',
  where: '–',
  kind: 'none',
  word: 'Not connected',
  colour: '#868e96',
};

/** Until the program has said which accounts there are. */
const ASKING: Target = { ...NOBODY, account: '…', property: '…', where: '…', word: 'Asking' };

/** A service on this machine changes nothing out there. */
export function isLoopback(apiUrl: string): boolean {
  const host = URL.canParse(apiUrl) ? new URL(apiUrl).hostname : '';
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

function hostOf(apiUrl: string): string {
  return URL.canParse(apiUrl) ? new URL(apiUrl).host : apiUrl;
}

/**
 * What is written to: the open job's host and property, which it keeps whatever account is
 * current now; without a job the current account's.
 */
export function targetOf(
  accounts: readonly AccountView[] | undefined,
  job: Pick<JobInfo, 'apiUrl' | 'property'> | null | undefined,
): Target {
  if (accounts === undefined) return ASKING;
  const current = accounts.find((account) => account.current);
  const apiUrl = job?.apiUrl || current?.apiUrl;
  if (apiUrl === undefined) return NOBODY;
  const account =
    current?.apiUrl === apiUrl
      ? current
      : (accounts.find((each) => each.apiUrl === apiUrl) ?? undefined);
  const sandbox = isLoopback(apiUrl);
  return {
    account: account?.name ?? 'no account here',
    property: job?.property?.name ?? account?.propertyName ?? account?.property ?? 'not chosen yet',
    where: account === undefined ? hostOf(apiUrl) : `${account.region} · ${hostOf(apiUrl)}`,
    kind: sandbox ? 'sandbox' : 'production',
    word: sandbox ? 'Sandbox' : 'Production',
    colour: account?.colour ?? NOBODY.colour,
  };
}
