import type { TrunkPreview, TrunkWish } from '../../../shared/contract/calls/trunks.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import type { Trunk } from '../../../shared/domain/live.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { callError } from '../call-errors.ts';
import { checkChangedTrunk, checkNewTrunk } from './check-trunk.ts';
import type { CheckedTrunk } from './check-trunk.ts';
import { listTrunks, readExtensions, readTrunk, stopped } from './read-trunks.ts';
import { leadingTo } from './trunk-key.ts';
import { factsOf } from './trunk-task.ts';
import type { TrunkTask } from './trunk-task.ts';

type Change =
  | { kind: 'create'; trunk: TrunkWish }
  | { kind: 'update'; id: string; trunk: TrunkWish }
  | { kind: 'delete'; id: string };

/** Extensions named one by one where a trunk would go. */
const NAMED = 10;

/** Says what a change would do. Writes nothing; a new trunk with errors is not looked up either. */
export function previewChange(
  task: TrunkTask,
  change: Change,
): Promise<Result<TrunkPreview, CallError>> {
  switch (change.kind) {
    case 'create':
      return previewNew(task, change.trunk);
    case 'update':
      return previewUpdate(task, change.id, change.trunk);
    case 'delete':
      return previewDelete(task, change.id);
  }
}

async function previewNew(
  task: TrunkTask,
  wish: TrunkWish,
): Promise<Result<TrunkPreview, CallError>> {
  const checked = checkNewTrunk(wish, factsOf(task));
  if (!checked.body) return ok(previewOf(task, checked, null, []));
  const listed = stopped(await listTrunks(task.reading));
  if (!listed.ok) return listed;
  return ok(previewOf(task, checked, null, sameAs(checked, listed.value)));
}

async function previewUpdate(
  task: TrunkTask,
  id: string,
  wish: TrunkWish,
): Promise<Result<TrunkPreview, CallError>> {
  const found = await readForUpdate(task, id, wish);
  if (!found.ok) return found;
  const { checked, before, same } = found.value;
  return ok(previewOf(task, checked, before, same));
}

/** The trunk to be changed, what it would become, and who else leads to the same peers. */
export async function readForUpdate(
  task: TrunkTask,
  id: string,
  wish: TrunkWish,
): Promise<Result<{ checked: CheckedTrunk; before: Trunk; same: Trunk[] }, CallError>> {
  const listed = stopped(await listTrunks(task.reading));
  if (!listed.ok) return listed;
  let before = listed.value.find((trunk) => trunk.id === id) ?? null;
  if (!before) {
    // What a list shows may be old.
    const read = stopped(await readTrunk(task.reading, id));
    if (!read.ok) return read;
    before = read.value;
  }
  if (!before) return fail(noSuchTrunk(id));
  const checked = checkChangedTrunk(wish, before, factsOf(task));
  const others = listed.value.filter((trunk) => trunk.id !== id);
  return ok({ checked, before, same: sameAs(checked, others) });
}

async function previewDelete(
  { reading, notes }: TrunkTask,
  id: string,
): Promise<Result<TrunkPreview, CallError>> {
  const empty = { problems: notes, before: null, after: null, same: [], extensions: null };
  const read = stopped(await readTrunk(reading, id));
  if (!read.ok) return read;
  if (read.value === null) return ok(empty);
  const mapped = stopped(await readExtensions(reading, id));
  if (!mapped.ok) return mapped;
  if (mapped.value === null) return fail(untoldExtensions(id));
  const extensions = { count: mapped.value.length, first: mapped.value.slice(0, NAMED) };
  return ok({ ...empty, before: read.value, extensions });
}

/** Other trunks to the same peers. */
export function sameAs({ body }: CheckedTrunk, others: readonly Trunk[]): Trunk[] {
  return body ? leadingTo(others, { name: body.tls?.name ?? null, peers: body.peers }) : [];
}

export function noSuchTrunk(id: string): CallError {
  return callError('usage', `There is no trunk ${id}; list the trunks to see which there are.`);
}

/** Nobody may agree to lose what nobody could count. */
export function untoldExtensions(id: string): CallError {
  return callError(
    'service',
    `Nothing was sent: the service does not list the extensions of trunk ${id}, so what would go with it cannot be told; try again later.`,
  );
}

function previewOf(
  { notes }: TrunkTask,
  { body, certificates, problems }: CheckedTrunk,
  before: Trunk | null,
  same: Trunk[],
): TrunkPreview {
  const after = body && {
    name: body.tls?.name ?? null,
    peers: body.peers,
    certificates: certificates.map(({ title, validTo }) => ({
      title,
      validTo: new Date(validTo).toISOString(),
    })),
  };
  return { problems: [...notes, ...problems], before, after, same, extensions: null };
}
