import { access, constants, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { errorCode } from '../support/error-code.ts';
import { makeFolder } from '../support/make-folder.ts';

export type DataFolderFailure = {
  code: 'not-a-folder' | 'no-permission' | 'disk';
  message: string;
};

/**
 * Where Bellhop keeps its data: `BELLHOP_HOME`, else the place that the system has for
 * application data. Always absolute, so that a later change of the working folder moves nothing.
 */
export function dataFolder(
  env: Record<string, string | undefined>,
  system: { platform: string; home: string } = { platform: process.platform, home: homedir() },
): string {
  if (env['BELLHOP_HOME']) return resolve(env['BELLHOP_HOME']);
  switch (system.platform) {
    case 'darwin':
      return join(system.home, 'Library', 'Application Support', 'Bellhop');
    case 'win32':
      return join(env['APPDATA'] || join(system.home, 'AppData', 'Roaming'), 'Bellhop');
    default: {
      // The XDG rules say that a relative path there is to be ignored.
      const given = env['XDG_DATA_HOME'] ?? '';
      return join(isAbsolute(given) ? given : join(system.home, '.local', 'share'), 'bellhop');
    }
  }
}

/**
 * Makes the data folder where it is missing, readable by its owner alone, and sees to it that it can
 * be written in. Gives the path back.
 */
export async function ensureDataFolder(path: string): Promise<Result<string, DataFolderFailure>> {
  try {
    await makeFolder(path, 0o700);
    if (!(await stat(path)).isDirectory()) return notAFolder(path);
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok(path);
  } catch (error) {
    const code = errorCode(error);
    switch (code) {
      case 'EEXIST':
      case 'ENOTDIR':
        return notAFolder(path);
      case 'EACCES':
      case 'EPERM':
      case 'EROFS':
        return fail({
          code: 'no-permission',
          message: `Bellhop may not write in its data folder ${path}; give yourself the right to it, or name another folder in BELLHOP_HOME.`,
        });
      case undefined:
      default:
        return fail({
          code: 'disk',
          message: `The data folder ${path} cannot be made (${code ?? 'unknown reason'}); check the disk, or name another folder in BELLHOP_HOME.`,
        });
    }
  }
}

function notAFolder(path: string): Result<string, DataFolderFailure> {
  return fail({
    code: 'not-a-folder',
    message: `The data folder ${path} cannot be used, since a file is in its way; move that file, or name another folder in BELLHOP_HOME.`,
  });
}
