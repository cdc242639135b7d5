import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { ask, askAll } from '../../engine/read/gather.ts';
import { callError, readStopped } from '../call-errors.ts';
import type { Session } from '../session.ts';

/** The properties that the account may choose from: those of its organisation, else the one it names. */
export async function listProperties({
  info,
  call,
}: Session): Promise<Result<{ id: string; name: string }[], CallError>> {
  const { organization, property } = info;
  const context = { call, signal: new AbortController().signal };
  if (organization !== null) {
    const listed = await askAll(
      (page) => ask(context, 'units.list', { parentId: organization, depth: 1, ...page }),
      ({ id }) => id,
    );
    if (!listed.ok) return fail(readStopped(listed.error.result));
    return ok(listed.value.map(({ id, name }) => ({ id, name })));
  }
  if (property === null) {
    return fail(
      callError(
        'usage',
        `Account ${info.name} names neither an organisation nor a property; add it again with the id of one of them.`,
      ),
    );
  }
  const found = await ask(context, 'units.get', { unitId: property });
  if (!found.ok) return fail(readStopped(found.error.result));
  return ok([{ id: found.value.id, name: found.value.name }]);
}
