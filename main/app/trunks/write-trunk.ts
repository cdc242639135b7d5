import type { TrunkWish, TrunkWritten } from '../../../shared/contract/calls/trunks.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import type { Trunk } from '../../../shared/domain/live.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { callError } from '../call-errors.ts';
import { checkNewTrunk } from './check-trunk.ts';
import { missingForDelete, missingForTrunk, refusedByRules } from './consents.ts';
import { createTrunk } from './create-trunk.ts';
import { noSuchTrunk, readForUpdate, sameAs, untoldExtensions } from './preview-change.ts';
import { listTrunks, readExtensions, readTrunk, stopped } from './read-trunks.ts';
import { showPeer, trunkWords } from './trunk-key.ts';
import { factsOf } from './trunk-task.ts';
import type { TrunkTask } from './trunk-task.ts';
import { done, notWritten, unknown } from './written.ts';

type Consents = { yes: boolean; another: boolean };
type Written = Promise<Result<TrunkWritten, CallError>>;

/** Makes a trunk, after the same checks as beforehand, since a window may have shown them long ago. */
export async function makeTrunk(task: TrunkTask, given: Consents & { trunk: TrunkWish }): Written {
  const checked = checkNewTrunk(given.trunk, factsOf(task));
  const { body } = checked;
  if (!body) return fail(refusedByRules(checked.problems) ?? impossible());
  const listed = stopped(await listTrunks(task.reading));
  if (!listed.ok) return listed;
  const missing = missingForTrunk(sameAs(checked, listed.value), given);
  if (missing) return fail(missing);
  const known = new Set(listed.value.map(({ id }) => id));
  const made = await createTrunk(task.session, task.clock, body, known, task.control);
  if (!made.ok) return made;
  const problems = [...task.notes, ...checked.problems];
  if (made.value.kind === 'unknown') return ok(unknown(made.value.message, problems));
  const { trunkId, foundByReading } = made.value;
  const told = { id: trunkId, status: null, name: body.tls?.name ?? null, peers: body.peers };
  const trunk = made.value.trunk ?? (await readAfter(task, trunkId)) ?? told;
  const how = foundByReading ? ' (its reply was lost; reading the list found it)' : '';
  const message = `Made trunk ${trunkWords(trunk)} to ${body.peers.map(showPeer).join(', ')}${how}.`;
  return ok(done(message, trunk, problems, foundByReading));
}

/** Replaces peers and certificates of a trunk. Sending it twice ends in the same. */
export async function changeTrunk(
  task: TrunkTask,
  given: Consents & { id: string; trunk: TrunkWish },
): Written {
  const found = await readForUpdate(task, given.id, given.trunk);
  if (!found.ok) return found;
  const { checked, before, same } = found.value;
  if (!checked.body) return fail(refusedByRules(checked.problems) ?? impossible());
  const missing = missingForTrunk(same, given);
  if (missing) return fail(missing);
  const problems = [...task.notes, ...checked.problems];
  const { session, control } = task;
  const input = { trunkId: given.id, trunk: checked.body };
  const sent = await session.call('trunks.update', input, control.abort, control.pause);
  if (sent.kind === 'refused' && sent.failure.code === 'not-found') {
    return fail(noSuchTrunk(given.id));
  }
  const words = trunkWords(before);
  if (sent.kind !== 'ok') return notWritten(`The change of trunk ${words}`, sent, problems);
  const trunk = await readAfter(task, given.id);
  return ok(done(`Changed trunk ${words}.`, trunk, problems));
}

/** Deletes a trunk with its extensions, where that was typed for what is there now. */
export async function deleteTrunk(
  task: TrunkTask,
  given: { id: string; yesDelete: string | null; extensions: number },
): Written {
  const { reading, session, control, notes } = task;
  const gone = ok(done(`There is no trunk ${given.id} any more; nothing was sent.`, null, notes));
  const read = stopped(await readTrunk(reading, given.id));
  if (!read.ok) return read;
  if (read.value === null) return gone;
  const missing = missingForDelete(read.value, given.yesDelete);
  if (missing) return fail(missing);
  const words = trunkWords(read.value);
  const mapped = stopped(await readExtensions(reading, given.id));
  if (!mapped.ok) return mapped;
  if (mapped.value === null) return fail(untoldExtensions(given.id));
  const count = mapped.value.length;
  if (count !== given.extensions) {
    return fail(
      callError(
        'stale-plan',
        `Nothing was sent: trunk ${words} had ${given.extensions} extensions when that was agreed to and has ${count} now; look again before deleting it.`,
      ),
    );
  }
  const input = { trunkId: given.id };
  const sent = await session.call('trunks.delete', input, control.abort, control.pause);
  if (sent.kind !== 'ok') return notWritten(`The deletion of trunk ${words}`, sent, notes);
  const took =
    count === 0 ? '' : ` and with it ${count} ${count === 1 ? 'extension' : 'extensions'}`;
  return ok(done(`Deleted trunk ${words}${took}.`, null, notes));
}

/** As the service has it now; null where that could not be read, since the write itself is done. */
async function readAfter({ reading }: TrunkTask, id: string): Promise<Trunk | null> {
  const read = await readTrunk(reading, id);
  return read.ok ? read.value : null;
}

function impossible(): CallError {
  return callError('internal', 'The trunk cannot be sent, and no rule says why.');
}
