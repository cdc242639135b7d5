import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { roomAlias } from '../../shared/domain/alias.ts';
import type { RoomAlias } from '../../shared/domain/alias.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { errorCode } from '../support/error-code.ts';
import { makeFolder } from '../support/make-folder.ts';
import { writePrivateFile } from '../support/private-file.ts';

/** A property of one service. */
export type AliasPlace = { apiUrl: string; property: string };

/** Names that people resolved, a file for each property, which every host shares. */
export type AliasStore = {
  /** Empty where none were resolved. The failure is a sentence. */
  read(place: AliasPlace): Promise<Result<RoomAlias[], string>>;
  /** Puts these in the place of all of them, whole or not at all. The failure is a sentence. */
  write(place: AliasPlace, aliases: readonly RoomAlias[]): Promise<Result<null, string>>;
};

const VERSION = 1;
const aliasFile = z.object({ version: z.literal(VERSION), aliases: z.array(roomAlias) });

export function openAliasStore(home: string): AliasStore {
  const fileOf = ({ apiUrl, property }: AliasPlace): string => {
    const name = createHash('sha256').update(`${apiUrl}\n${property}`).digest('hex').slice(0, 24);
    return join(home, 'aliases', `${name}.json`);
  };
  return {
    async read(place) {
      const file = fileOf(place);
      try {
        return ok(aliasFile.parse(JSON.parse(await readFile(file, 'utf8'))).aliases);
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return ok([]);
        return fail(
          `The names remembered for this property cannot be read; mend or remove ${file}, or use the version of Bellhop that wrote it.`,
        );
      }
    },
    async write(place, aliases) {
      const file = fileOf(place);
      try {
        await makeFolder(dirname(file), 0o700);
        const kept: z.infer<typeof aliasFile> = { version: VERSION, aliases: [...aliases] };
        await writePrivateFile(file, `${JSON.stringify(kept, null, 2)}\n`);
        return ok(null);
      } catch {
        return fail(
          `The name cannot be remembered in ${dirname(file)}; check the disk and your rights to it.`,
        );
      }
    },
  };
}
