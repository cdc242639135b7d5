import type { RoomAlias } from '../../../shared/domain/alias.ts';
import { foldName } from './normalise.ts';
import { placeOf } from './room-path.ts';

/** One text for a name that may be remembered, with the floors that it was told with. */
export function aliasKey(given: { room?: string | undefined; floor?: string | undefined }): string {
  const { floors, name } = placeOf(given);
  return [...floors, name].map(foldName).join('/');
}

/** The list with one more name, which takes the place of the same name. */
export function withAlias(aliases: readonly RoomAlias[], added: RoomAlias): RoomAlias[] {
  const key = aliasKey({ room: added.name });
  return [...aliases.filter(({ name }) => aliasKey({ room: name }) !== key), added];
}

/** Those of the names that rows may mean, so that a plan keeps what it was made with and no more. */
export function aliasesFor(
  aliases: readonly RoomAlias[],
  refs: Iterable<{ room?: string | undefined; floor?: string | undefined }>,
): RoomAlias[] {
  if (aliases.length === 0) return [];
  const named = new Set<string>();
  for (const { room, floor } of refs) {
    if (room === undefined) continue;
    named.add(aliasKey({ room, floor }));
    named.add(aliasKey({ room }));
  }
  return aliases.filter(({ name }) => named.has(aliasKey({ room: name })));
}
