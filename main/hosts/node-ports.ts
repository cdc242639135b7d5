import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { EmitEvent } from '../../shared/contract/contract.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { CallError } from '../../shared/contract/errors.ts';
import { openAccountBook } from '../accounts/account-book.ts';
import { dataFolder, ensureDataFolder } from '../accounts/data-folder.ts';
import { secretFile } from '../accounts/secret-file.ts';
import { secretMemory } from '../accounts/secret-memory.ts';
import type { SecretStore } from '../accounts/secret-store.ts';
import type { AppPorts, HostInfo } from '../app/ports.ts';
import { createAspClient } from '../asp/client.ts';
import { signInHere } from '../asp/sign-in.ts';
import type { SignInEnd } from '../asp/sign-in.ts';
import { checkHosts } from '../asp/hosts.ts';
import { openAliasStore } from '../jobs/alias-store.ts';
import { openJobStore } from '../jobs/job-store.ts';
import { readLearnedRates, writeLearnedRates } from '../jobs/learned-rates.ts';
import { openRecipeStore } from '../jobs/recipe-store.ts';
import { readSource, sourceReader } from '../sheets/read-source.ts';
import { writeCsvFolder } from '../sheets/write-csv.ts';
import { writeWorkbook } from '../sheets/write-workbook.ts';
import { checkPlace } from '../support/check-place.ts';
import { inTurns } from '../support/in-turns.ts';
import { createLog } from '../support/log.ts';
import { writePrivateFile } from '../support/private-file.ts';
import { VERSION } from './version.ts';
import { systemClock } from '../support/system-clock.ts';
import { ownSandbox } from './own-sandbox.ts';
import { makeFolder } from '../support/make-folder.ts';

export type NodeHost = {
  env: Record<string, string | undefined>;
  /** Hosts beyond Amazon's and loopback that were named on purpose. */
  allowHosts: string[];
  pathOf(fileId: string, use: 'read' | 'write'): string | null;
  emit: EmitEvent;
  /** The command line where it is left out. */
  info?: HostInfo;
  /** The program stays, as a window does, so that what comes up slowly is kept ready. */
  stays?: boolean;
  /** Where secrets of new accounts go; a file that the owner alone can read where it is left out. */
  secrets?: SecretStore;
  /** Asks where a file shall go; gives its id, or null. Without it there is nobody to ask. */
  chooseTarget?(suggestedName: string): Promise<string | null>;
};

/** The adapters that every host on Node wires in the same way. */
export async function nodePorts(host: NodeHost): Promise<{
  ports: AppPorts;
  log: ReturnType<typeof createLog>;
  /** Ends what the ports started: the built-in service, with its state kept. Comes after the app's own end. */
  close(): Promise<void>;
}> {
  const home = dataFolder(host.env);
  const log = createLog(home);
  const files = secretFile(home);
  const book = openAccountBook({
    home,
    env: host.env,
    stores: [host.secrets ?? files, files, secretMemory()],
    refuseHosts: (apiUrl, tokenUrl) => checkHosts(apiUrl, tokenUrl, host.allowHosts),
  });
  const sandbox = ownSandbox(home);
  const reader = host.stays === true ? sourceReader() : null;
  const ports: AppPorts = {
    host: host.info ?? { kind: 'cli', version: VERSION },
    clock: systemClock,
    random: Math.random,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    pathOf: host.pathOf,
    readSource: reader?.read ?? readSource,
    inTurns,
    checkPlace,
    writeWorkbook,
    writeCsvFolder: async (spec, folder) => {
      await makeFolder(folder);
      await writeCsvFolder(spec, folder);
    },
    writePrivateText: writePrivateFile,
    readText: (path) => readFile(path, 'utf8'),
    market: book.market,
    jobs: openJobStore(home),
    recipes: openRecipeStore(home),
    aliases: openAliasStore(home),
    rates: {
      read: (account) => readLearnedRates(home, account),
      write: (account, rates) => writeLearnedRates(home, account, rates),
    },
    accounts: book,
    account: async (name) => {
      const folder = await ensureDataFolder(home);
      if (!folder.ok) return fail({ code: 'store', message: folder.error.message });
      const account = await book.find(name);
      if (!account.ok) return account;
      const { info, secrets } = account.value;
      return ok({
        info,
        connect: () =>
          createAspClient({
            apiUrl: info.apiUrl,
            tokenUrl: info.tokenUrl,
            credentials: secrets,
            now: () => systemClock.now(),
            onRequest: (line) => log.info(line, 'request'),
          }),
        beginSignIn: async (how) => {
          const client = await secrets();
          const signIn = await signInHere({
            ...how,
            tokenUrl: info.tokenUrl,
            client,
            random: randomBytes,
            now: () => systemClock.now(),
            keep: async (refreshToken) => {
              const { clientId } = client;
              const kept = await book.keepSignIn(info.name, { clientId, refreshToken });
              return kept.ok ? null : kept.error.message;
            },
          });
          if (typeof signIn === 'string') return fail({ code: 'usage', message: signIn });
          return ok({ ...signIn, ended: signIn.ended.then(signInResult) });
        },
      });
    },
    startSandbox: sandbox.start,
    chooseTarget: host.chooseTarget ?? (async () => null),
    emit: host.emit,
  };
  const close = async (): Promise<void> => {
    await reader?.end();
    await sandbox.close();
  };
  return { ports, log, close };
}

function signInResult(end: SignInEnd): Result<null, CallError> {
  switch (end.kind) {
    case 'signed-in':
      return ok(null);
    case 'cancelled':
      return fail({ code: 'stopped', message: 'The sign-in was stopped; nothing was kept.' });
    case 'refused':
    case 'late':
      return fail({ code: 'credentials', message: end.message });
    case 'no-service':
      return fail({ code: 'service', message: end.message });
    case 'not-kept':
      return fail({ code: 'store', message: end.message });
  }
}
