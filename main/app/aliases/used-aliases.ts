import type { CallError } from '../../../shared/contract/errors.ts';
import type { RoomAlias } from '../../../shared/domain/alias.ts';
import type { Unit } from '../../../shared/domain/live.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { CheckedRow } from '../../../shared/domain/row.ts';
import { aliasesFor } from '../../engine/rooms/remembered.ts';
import type { RoomRef } from '../../engine/rooms/room-finder.ts';
import { callError } from '../call-errors.ts';
import type { AppPorts } from '../ports.ts';
import type { Session } from '../session.ts';

/**
 * The remembered names that these rows use.
 *
 * @param given those that a plan was made with, which count in the place of what is remembered now
 */
export async function usedAliases(
  ports: Pick<AppPorts, 'aliases'>,
  session: Session,
  property: Unit,
  rows: readonly CheckedRow[],
  given: readonly RoomAlias[] | undefined,
): Promise<Result<RoomAlias[], CallError>> {
  if (given !== undefined) return ok([...given]);
  const place = { apiUrl: session.info.apiUrl, property: property.id };
  const read = await ports.aliases.read(place);
  if (!read.ok) return fail(callError('store', read.error));
  return ok(aliasesFor(read.value, refsOf(rows)));
}

function* refsOf(rows: readonly CheckedRow[]): Iterable<RoomRef> {
  for (const row of rows) {
    if (row.state !== 'valid') continue;
    const { data } = row;
    if ('room' in data) yield { room: data.room, floor: 'floor' in data ? data.floor : undefined };
    if (data.kind === 'callingRules') yield { room: data.targetRoom };
  }
}
