import type { CallError } from '../../shared/contract/errors.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { StoredAccount } from './account-file.ts';
import type { SecretStore, Secrets } from './secret-store.ts';

/** The kind of store that an account's secret lies in. */
export function storeKind({ secret }: Pick<StoredAccount, 'secret'>): SecretStore['kind'] {
  return secret.startsWith('os:') ? 'os' : secret.startsWith('file:') ? 'file' : 'sandbox';
}

/** What a store does, or the sentence with which it rejected. */
export async function attempt<T>(work: Promise<T>): Promise<Result<T, CallError>> {
  try {
    return ok(await work);
  } catch (error) {
    return fail({ code: 'store', message: error instanceof Error ? error.message : String(error) });
  }
}

/** What a store holds under a reference; null where it holds nothing, or where there is no store. */
export function readSecret(
  store: SecretStore | undefined,
  ref: string,
): Promise<Result<Secrets | null, CallError>> {
  return store ? attempt(store.get(ref)) : Promise.resolve(ok(null));
}

/** A secret that stays behind unused harms nobody, and the account is gone already. */
export async function forgetSecret(store: SecretStore | undefined, ref: string): Promise<void> {
  if (store) await attempt(store.remove(ref));
}
