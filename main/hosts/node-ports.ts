import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import type { EmitEvent } from '../../shared/contract/contract.ts';
import { callErrorCode } from '../../shared/contract/errors.ts';
import type { CallError } from '../../shared/contract/errors.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { dataFolder, ensureDataFolder } from '../accounts/data-folder.ts';
import { accountFromEnvironment, countryFromEnvironment } from '../accounts/from-environment.ts';
import { createLog } from '../accounts/redact.ts';
import type { AppPorts, OpenAccount } from '../app/ports.ts';
import { createAspClient } from '../asp/client.ts';
import { checkHosts } from '../asp/hosts.ts';
import { openJobStore } from '../jobs/job-store.ts';
import { readLearnedRates, writeLearnedRates } from '../jobs/learned-rates.ts';
import { readSource } from '../sheets/read-source.ts';
import { writeCsvFolder } from '../sheets/write-csv.ts';
import { writeWorkbook } from '../sheets/write-workbook.ts';
import { writePrivateFile } from '../support/private-file.ts';
import { systemClock } from '../support/system-clock.ts';

type Environment = Record<string, string | undefined>;

export type NodeHost = {
  env: Environment;
  /** Hosts beyond Amazon's and loopback that were named on purpose. */
  allowHosts: string[];
  pathOf(fileId: string): string | null;
  emit: EmitEvent;
};

/** The adapters that every host on Node wires in the same way. */
export async function nodePorts(host: NodeHost): Promise<{
  ports: AppPorts;
  log: ReturnType<typeof createLog>;
}> {
  const home = dataFolder(host.env);
  const log = createLog(home);
  const ports: AppPorts = {
    clock: systemClock,
    random: Math.random,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    pathOf: host.pathOf,
    readSource,
    writeWorkbook,
    writeCsvFolder: async (spec, folder) => {
      await mkdir(folder, { recursive: true });
      await writeCsvFolder(spec, folder);
    },
    writePrivateText: writePrivateFile,
    readText: (path) => readFile(path, 'utf8'),
    country: () => countryFromEnvironment(host.env),
    jobs: openJobStore(home),
    rates: {
      read: (account) => readLearnedRates(home, account),
      write: (account, rates) => writeLearnedRates(home, account, rates),
    },
    account: async () => {
      const folder = await ensureDataFolder(home);
      if (!folder.ok) return fail({ code: 'store', message: folder.error.message });
      return openAccount(host, log);
    },
    emit: host.emit,
  };
  return { ports, log };
}

function openAccount(
  host: NodeHost,
  log: ReturnType<typeof createLog>,
): Result<OpenAccount, CallError> {
  const account = accountFromEnvironment(host.env);
  if (!account.ok) {
    const code = account.error.code === 'missing' ? 'no-account' : 'usage';
    return fail({ code: callErrorCode.parse(code), message: account.error.message });
  }
  const { info, secrets } = account.value;
  const refused = checkHosts(info.apiUrl, info.tokenUrl, host.allowHosts);
  if (refused !== null) return fail({ code: 'refused-host', message: refused });
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
  });
}
