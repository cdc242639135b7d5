import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewAccount } from '../../shared/contract/calls/accounts.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import { SANDBOX } from '../accounts/account-book.ts';
import type { AppPorts } from '../app/ports.ts';
import type { SavedSandbox, Sandbox } from '../sandbox/sandbox.ts';
import { writePrivateFile } from '../support/private-file.ts';

/** Requests a second: slow enough that a run is seen, fast enough to wait for. */
const TPS = 40;

/** The built-in service of this program, which is started when somebody asks for it. */
export type OwnSandbox = {
  /** Starts it as it was left, or finds it running. */
  start(): ReturnType<AppPorts['startSandbox']>;
  /** Keeps what it holds for the next start, and ends it. */
  close(): Promise<void>;
};

/** @param home where `sandbox.json` is kept, readable by its owner alone */
export function ownSandbox(home: string): OwnSandbox {
  const path = join(home, 'sandbox.json');
  let running: Promise<Sandbox> | null = null;

  const begin = async (): Promise<Sandbox> => {
    const { startSandbox } = await import('../sandbox/sandbox.ts');
    const saved = await savedState(path);
    if (saved === null) return startSandbox({ tps: TPS });
    try {
      return await startSandbox({ tps: TPS, state: saved });
    } catch {
      // What an earlier version left is no reason to have no sandbox.
      return startSandbox({ tps: TPS });
    }
  };

  return {
    start: async () => {
      running ??= begin();
      try {
        const sandbox = await running;
        return ok({ account: accountOf(sandbox), property: sandbox.property });
      } catch {
        running = null;
        return fail({
          code: 'service',
          message:
            'The sandbox found no free port on this machine; close other programs and try again.',
        });
      }
    },
    close: async () => {
      const sandbox = await running?.catch(() => null);
      running = null;
      if (!sandbox) return;
      const state = sandbox.saveState();
      await sandbox.close();
      // Losing the state of a sandbox is no reason to fail at the very end.
      await writePrivateFile(path, JSON.stringify(state)).catch(() => undefined);
    },
  };
}

async function savedState(path: string): Promise<SavedSandbox | null> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own file; a start that fails over it begins anew
    return JSON.parse(await readFile(path, 'utf8')) as SavedSandbox;
  } catch {
    return null;
  }
}

function accountOf(sandbox: Sandbox): NewAccount {
  const { apiUrl, tokenUrl, organization, property, credentials } = sandbox;
  return {
    name: SANDBOX,
    region: 'NA',
    country: 'US',
    vertical: 'hospitality',
    organization,
    property: property.id,
    trunk: null,
    serviceProvider: null,
    apiUrl,
    tokenUrl,
    clientId: credentials.clientId,
    clientSecret: credentials.clientSecret,
    refreshToken: credentials.refreshToken,
    colour: '#868e96',
  };
}
