import type { AccountView } from '../../shared/contract/calls/accounts.ts';
import type { JobInfo } from '../../shared/domain/job.ts';
import { isLoopback } from '../../shared/domain/loopback.ts';

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

type OpenJob = {
  info: Pick<JobInfo, 'apiUrl' | 'property'>;
  /** Name of its stored account; null where it has none. */
  account: string | null;
};

/** Until the program has said which accounts there are. */
const ASKING: Target = { ...NOBODY, account: '…', property: '…', where: '…', word: 'Asking' };

function hostOf(apiUrl: string): string {
  return URL.canParse(apiUrl) ? new URL(apiUrl).host : apiUrl;
}

/** The account through which is written: the open job's own; of a job without one, that of its host. */
export function accountOf(
  accounts: readonly AccountView[] | undefined,
  job: OpenJob | null | undefined,
): AccountView | undefined {
  const current = accounts?.find((account) => account.current);
  const apiUrl = job?.info.apiUrl || current?.apiUrl;
  const here = accounts?.filter((each) => each.apiUrl === apiUrl) ?? [];
  // A job of an account that was removed must not look like one of another.
  if (job?.account) return here.find((each) => each.name === job.account);
  return here.find((each) => each.current) ?? here[0];
}

/**
 * What is written to: the open job's host and property, which it keeps whatever account is
 * current now; without a job the current account's.
 */
export function targetOf(
  accounts: readonly AccountView[] | undefined,
  job: OpenJob | null | undefined,
  /** Name of that account's property, once it is known. */
  propertyName: string | null = null,
): Target {
  if (accounts === undefined) return ASKING;
  const account = accountOf(accounts, job);
  const apiUrl = job?.info.apiUrl || account?.apiUrl;
  if (apiUrl === undefined) return NOBODY;
  const sandbox = URL.canParse(apiUrl) && isLoopback(new URL(apiUrl).hostname);
  return {
    account: account?.name ?? (job?.account ? `${job.account} (removed)` : 'no account here'),
    property:
      job?.info.property?.name ??
      propertyName ??
      account?.propertyName ??
      account?.property ??
      'not chosen yet',
    where: account === undefined ? hostOf(apiUrl) : `${account.region} · ${hostOf(apiUrl)}`,
    kind: sandbox ? 'sandbox' : 'production',
    word: sandbox ? 'Sandbox' : 'Production',
    colour: account?.colour ?? NOBODY.colour,
  };
}
