import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AccountView, NewAccount } from '../../shared/contract/calls/accounts.ts';
import type { CallError } from '../../shared/contract/errors.ts';
import type { Market } from '../../shared/domain/offered.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { AccountFile, StoredAccount } from './account-file.ts';
import { readAccountFile, writeAccountFile } from './account-file.ts';
import { nextColour } from './account-colours.ts';
import { accountFromEnvironment, marketFromEnvironment } from './from-environment.ts';
import type { Account } from './from-environment.ts';
import { withFileLock } from '../support/file-lock.ts';
import { ensureDataFolder } from './data-folder.ts';
import { inTurn } from './in-turn.ts';
import { accountFromInput } from './new-account.ts';
import { noAccount, otherClient, secretMissing } from './account-sentences.ts';
import { ENVIRONMENT, accountViews, namedByEnvironment } from './account-views.ts';
import { isSameName } from './same-name.ts';
import { attempt, forgetSecret, readSecret, storeKind } from './secret-keeping.ts';
import type { SecretStore, Secrets } from './secret-store.ts';

/** The account of the built-in service goes by this name. */
export const SANDBOX = 'Sandbox';

type Views = Promise<Result<AccountView[], CallError>>;

/** What the file shall hold, and what is to be done once it does, or where it cannot. */
type Change = { next: AccountFile; kept?(): Promise<void> | void; lost?(): Promise<void> };

export type AccountBook = {
  /**
   * The account of this name, else the one in use: chosen in this program, `BELLHOP_ACCOUNT`, the
   * environment's variables, the one chosen last. Its secret is there when this is ok.
   */
  find(name?: string | null): Promise<Result<Account, CallError>>;
  /** Country (ISO 3166 alpha-2) and vertical of that account, else of the environment; null where nobody said. */
  market(name?: string | null): Promise<Market>;
  list(): Views;
  add(account: NewAccount, secret?: 'sandbox'): Views;
  remove(name: string): Views;
  choose(name: string): Views;
  chooseProperty(name: string, property: { id: string; name: string }): Views;
  /**
   * Keeps what a sign-in brought, beside the client that signed in.
   *
   * @param signedIn.clientId refused where the account has another client by now
   */
  keepSignIn(name: string, signedIn: { clientId: string; refreshToken: string }): Views;
};

/**
 * The accounts of this machine and of the environment.
 *
 * @param given.stores new secrets go to the first; the others are for accounts that lie there already
 * @param given.refuseHosts a sentence where secrets may not go to these addresses, else null
 */
export function openAccountBook(given: {
  home: string;
  env: Record<string, string | undefined>;
  stores: readonly [SecretStore, ...SecretStore[]];
  refuseHosts(apiUrl: string, tokenUrl: string): string | null;
}): AccountBook {
  const { home, env, stores, refuseHosts } = given;
  const turn = inTurn();
  /** A person's click outweighs what the program was started with. */
  let chosenHere: string | null = null;

  const read = async (): Promise<Result<AccountFile, CallError>> => {
    const file = await readAccountFile(home);
    return file.ok ? file : refuse('store', file.error);
  };
  const nameInUse = (file: AccountFile): string | null =>
    chosenHere ?? namedByEnvironment(env) ?? file.current;

  const views = (file: AccountFile) => accountViews(file, env, nameInUse(file));

  /** Changes the file, and the secrets with it, while no other program does. */
  const change = (work: (file: AccountFile) => Promise<Result<Change, CallError>>): Views =>
    turn(async () => {
      const folder = await ensureDataFolder(home);
      if (!folder.ok) return refuse('store', folder.error.message);
      const changed = await attempt(
        withFileLock(join(home, 'accounts.lock'), async (): Views => {
          const file = await read();
          if (!file.ok) return file;
          const made = await work(file.value);
          if (!made.ok) return made;
          const { next, kept, lost } = made.value;
          const written = await writeAccountFile(home, next);
          if (!written.ok) {
            await lost?.();
            return refuse('store', written.error);
          }
          await kept?.();
          return ok(views(next));
        }),
      );
      return changed.ok ? changed.value : changed;
    });

  const storeOf = (account: StoredAccount) =>
    stores.find(({ kind }) => kind === storeKind(account));

  const open = async (account: StoredAccount): Promise<Result<Account, CallError>> => {
    const refused = refuseHosts(account.apiUrl, account.tokenUrl);
    if (refused !== null) return refuse('refused-host', refused);
    const store = storeOf(account);
    const held = await readSecret(store, account.secret);
    if (!held.ok) return held;
    if (!store || held.value === null) return refuse('no-account', secretMissing(account, !store));
    const { secret: _secret, colour: _colour, propertyName: _name, ...info } = account;
    const secrets = async (): Promise<Secrets> => {
      const now = await store.get(account.secret);
      if (now === null) throw new Error(secretMissing(account, false));
      return now;
    };
    return ok({ info, secrets });
  };

  const openEnvironment = (): Result<Account, CallError> => {
    const account = accountFromEnvironment(env);
    if (!account.ok) {
      return refuse(
        account.error.code === 'missing' ? 'no-account' : 'usage',
        account.error.message,
      );
    }
    const { apiUrl, tokenUrl } = account.value.info;
    const refused = refuseHosts(apiUrl, tokenUrl);
    return refused === null ? account : refuse('refused-host', refused);
  };

  /** Nothing is written for it: the next program decides anew. */
  const chooseEnvironment = async (): Views => {
    const account = openEnvironment();
    if (!account.ok) return account;
    const file = await read();
    if (!file.ok) return file;
    chosenHere = ENVIRONMENT;
    return ok(views(file.value));
  };

  return {
    find: async (name) => {
      const file = await read();
      // A damaged file must not keep those from working who never used it.
      const wanted = name ?? nameInUse(file.ok ? file.value : NO_ACCOUNTS);
      if (wanted === ENVIRONMENT || (wanted === null && file.ok)) return openEnvironment();
      if (!file.ok) return file;
      const account = file.value.accounts.find((one) => isSameName(one.name, wanted ?? ''));
      return account ? open(account) : refuse('no-account', noAccount(wanted ?? ''));
    },

    market: async (name) => {
      const file = await read();
      const accounts = file.ok ? file.value : NO_ACCOUNTS;
      const wanted = name ?? nameInUse(accounts);
      const account = accounts.accounts.find(
        (one) => wanted !== null && isSameName(one.name, wanted),
      );
      return account
        ? { country: account.country, vertical: account.vertical }
        : marketFromEnvironment(env);
    },

    list: async () => {
      const file = await read();
      return file.ok ? ok(views(file.value)) : file;
    },

    add: (input, secret) =>
      change(async (file) => {
        const info = accountFromInput(input);
        if (!info.ok) return refuse('usage', info.error);
        const { name, apiUrl, tokenUrl } = info.value;
        if (isSameName(name, ENVIRONMENT) || (isSameName(name, SANDBOX) && secret !== 'sandbox')) {
          return refuse('usage', `The name ${name} is taken by Bellhop itself; choose another.`);
        }
        const refused = refuseHosts(apiUrl, tokenUrl);
        if (refused !== null) return refuse('refused-host', refused);

        const store = secret ? stores.find(({ kind }) => kind === secret) : stores[0];
        if (!store) return refuse('usage', 'This program has no sandbox of its own.');
        const before = file.accounts.find((one) => isSameName(one.name, name));
        const ref = `${store.kind}:${randomUUID()}`;
        const { clientId, clientSecret, refreshToken } = input;
        // The secret first: an account without one is worse than a secret without an account.
        const kept = await attempt(store.put(ref, { clientId, clientSecret, refreshToken }));
        if (!kept.ok) return kept;
        const account: StoredAccount = {
          ...info.value,
          colour: input.colour ?? before?.colour ?? nextColour(file),
          propertyName: null,
          secret: ref,
        };
        const others = file.accounts.filter((one) => one !== before);
        const next: AccountFile = {
          ...file,
          // The first account is the one in use; later ones only where somebody says so.
          current: file.current ?? name,
          accounts: [...others, account].toSorted((a, b) => a.name.localeCompare(b.name)),
        };
        return ok({
          next,
          lost: () => forgetSecret(store, ref),
          kept: () => (before ? forgetSecret(storeOf(before), before.secret) : undefined),
        });
      }),

    remove: (name) =>
      change(async (file) => {
        const account = file.accounts.find((one) => isSameName(one.name, name));
        if (!account) return refuse(...unchangeable(name));
        const next: AccountFile = {
          ...file,
          current: file.current !== null && isSameName(file.current, name) ? null : file.current,
          accounts: file.accounts.filter((one) => one !== account),
        };
        const kept = async (): Promise<void> => {
          if (chosenHere !== null && isSameName(chosenHere, name)) chosenHere = null;
          await forgetSecret(storeOf(account), account.secret);
        };
        return ok({ next, kept });
      }),

    choose: (name) =>
      isSameName(name, ENVIRONMENT)
        ? chooseEnvironment()
        : change(async (file) => {
            const account = file.accounts.find((one) => isSameName(one.name, name));
            if (!account) return refuse('no-account', noAccount(name));
            const kept = (): void => {
              chosenHere = account.name;
            };
            return ok({ next: { ...file, current: account.name }, kept });
          }),

    chooseProperty: (name, property) =>
      change(async (file) => {
        const account = file.accounts.find((one) => isSameName(one.name, name));
        if (!account) return refuse(...unchangeable(name));
        const chosen = { ...account, property: property.id, propertyName: property.name };
        return ok({ next: exchanged(file, account, chosen) });
      }),

    keepSignIn: (name, { clientId, refreshToken }) =>
      change(async (file) => {
        const account = file.accounts.find((one) => isSameName(one.name, name));
        if (!account) return refuse(...unchangeable(name));
        const store = storeOf(account);
        const held = await readSecret(store, account.secret);
        if (!held.ok) return held;
        if (!store || held.value === null) {
          return refuse('no-account', secretMissing(account, !store));
        }
        if (held.value.clientId !== clientId) return refuse('usage', otherClient(account));
        const ref = `${store.kind}:${randomUUID()}`;
        const kept = await attempt(store.put(ref, { ...held.value, refreshToken }));
        if (!kept.ok) return kept;
        return ok({
          next: exchanged(file, account, { ...account, secret: ref }),
          lost: () => forgetSecret(store, ref),
          kept: () => forgetSecret(store, account.secret),
        });
      }),
  };
}

const NO_ACCOUNTS: AccountFile = { version: 1, current: null, accounts: [] };

function exchanged(file: AccountFile, before: StoredAccount, after: StoredAccount): AccountFile {
  return { ...file, accounts: file.accounts.map((one) => (one === before ? after : one)) };
}

function refuse(code: CallError['code'], message: string): { ok: false; error: CallError } {
  return fail({ code, message });
}

function unchangeable(name: string): [CallError['code'], string] {
  if (!isSameName(name, ENVIRONMENT)) return ['no-account', noAccount(name)];
  return [
    'usage',
    'This account comes from environment variables, so it can only be changed there; start Bellhop anew with others.',
  ];
}
