import type { CallError } from '../../../shared/contract/errors.ts';
import type { Trunk } from '../../../shared/domain/live.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { ask, askAll, emptyWhereGone } from '../../engine/read/gather.ts';
import type { ReadContext, ReadStop } from '../../engine/read/gather.ts';
import { callError, serviceFailed } from '../call-errors.ts';

/** Every trunk of the account. Where the list leaves the peers out, each such trunk is asked for them. */
export async function listTrunks(context: ReadContext): Promise<Result<Trunk[], ReadStop>> {
  const listed = await askAll(
    (page) => ask(context, 'trunks.list', page),
    ({ id }) => id,
  );
  if (!listed.ok) return listed;
  const trunks: Trunk[] = [];
  for (const trunk of listed.value) {
    const full = trunk.peers ? ok(trunk) : await ask(context, 'trunks.get', { trunkId: trunk.id });
    if (full.ok) {
      // Otherwise it went since it was listed.
      if (full.value) trunks.push({ ...full.value, name: full.value.name ?? trunk.name });
    } else if (full.error.result.kind === 'refused') trunks.push(trunk);
    else return full;
  }
  return ok(trunks);
}

/** One trunk; null where there is none of that id. */
export function readTrunk(
  context: ReadContext,
  trunkId: string,
): Promise<Result<Trunk | null, ReadStop>> {
  return ask(context, 'trunks.get', { trunkId });
}

/**
 * The extensions mapped on a trunk, by number; null where the service would not list them.
 * None where the trunk is gone.
 */
export async function readExtensions(
  context: ReadContext,
  trunkId: string,
): Promise<Result<string[] | null, ReadStop>> {
  const listed = emptyWhereGone(
    await askAll(
      (page) => ask(context, 'extensions.list', { trunkId, ...page }),
      ({ extension }) => extension,
    ),
  );
  if (listed.ok) {
    const numbers = listed.value.map(({ extension }) => extension);
    return ok(numbers.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)));
  }
  return listed.error.result.kind === 'refused' ? ok(null) : listed;
}

/** Reading that ended early, as the end of a call. */
export function stopped<T>(read: Result<T, ReadStop>): Result<T, CallError> {
  if (read.ok) return read;
  const end = read.error.result;
  return fail(
    end.kind === 'aborted'
      ? callError('stopped', 'Stopped while reading the trunks; nothing was sent.')
      : serviceFailed(end.failure),
  );
}
