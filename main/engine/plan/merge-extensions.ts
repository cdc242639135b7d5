import type { Trunk } from '../../../shared/domain/live.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { chooseTrunk, trunkTitle } from './choose-trunk.ts';
import type { PlanContext } from './plan-context.ts';
import { mustBeRead } from './plan-context.ts';
import type { ExtensionWish } from './wishes.ts';

/** An extension on its trunk with every row that asks for it; more than one target contradict. */
export type MergedExtension = ExtensionWish & { live: Trunk };

/**
 * One wish for every trunk and extension. Rows that disagree on where it rings, and rows whose trunk
 * cannot be told, are told to the sink.
 */
export function mergeExtensions(
  wishes: readonly ExtensionWish[],
  context: PlanContext,
): MergedExtension[] {
  const merged = new Map<string, MergedExtension[]>();
  for (const wish of wishes) {
    const trunk = trunkOf(wish, context);
    if (!trunk) continue;
    const key = JSON.stringify([trunk.id, wish.extension]);
    const held = merged.get(key) ?? [];
    const same = held.find((other) => targetKey(other, context) === targetKey(wish, context));
    if (same) {
      for (const row of wish.rows) if (!same.rows.includes(row)) same.rows.push(row);
      same.owners.push(...wish.owners);
      same.baselineRoom ??= wish.baselineRoom;
      same.moved &&= wish.moved;
    } else {
      held.push({ ...wish, rows: [...wish.rows], owners: [...wish.owners], live: trunk });
    }
    merged.set(key, held);
  }
  return [...merged.values()].flatMap((targets) => {
    if (targets.length > 1) tellContradiction(targets, context);
    return targets.slice(0, 1);
  });
}

/** The trunk of an extension, or null after its rows were told why it cannot be told. */
export function trunkOf(
  wish: Pick<ExtensionWish, 'trunk' | 'rows'>,
  { live, options, sink }: PlanContext,
): Trunk | null {
  const trunks = mustBeRead(live.trunks ?? undefined, 'The list of trunks');
  const given = wish.trunk ?? options.trunk;
  const choice = chooseTrunk(trunks, given);
  if (choice.kind === 'found') return choice.trunk;
  for (const row of wish.rows) tellTrunk(row, choice, given, sink);
  return null;
}

function tellTrunk(
  row: ValidRow,
  choice: Exclude<ReturnType<typeof chooseTrunk>, { kind: 'found' }>,
  given: string | null,
  sink: PlanContext['sink'],
): void {
  const found = given ?? '';
  switch (choice.kind) {
    case 'none':
      return sink.add(row, {
        code: 'trunk.none',
        field: 'trunk',
        found,
        message: 'The account has no SIP trunk that could carry the extension.',
        fix: 'Create the trunk first, or empty the Extension cell.',
      });
    case 'not-found':
      return sink.add(row, {
        code: 'trunk.not-found',
        field: 'trunk',
        found,
        message: `The account has no SIP trunk "${found}".`,
        fix: 'Write the id of a trunk of this account.',
      });
    case 'ambiguous':
      return sink.add(row, {
        code: 'trunk.ambiguous',
        field: 'trunk',
        found,
        message: `The account has ${choice.trunks.length} SIP trunks${given === null ? '' : ` called "${found}"`}, and the row does not say which one is meant.`,
        fix: `Write one of these ids in the Trunk column: ${choice.trunks
          .slice(0, 5)
          .map(({ id }) => id)
          .join(', ')}.`,
      });
  }
}

/** Where it rings; a room and the id of its profile are the same. */
function targetKey({ target }: ExtensionWish, { index }: PlanContext): string {
  if (target.kind === 'room') return `room ${target.unit.id}`;
  const place = index.placeOfProfile.get(target.profileId);
  return place && place !== 'gone' ? `room ${place.unitId}` : `profile ${target.profileId}`;
}

function tellContradiction(targets: readonly MergedExtension[], context: PlanContext): void {
  const names = targets.map(({ target }) =>
    target.kind === 'room' ? context.finder.pathOf(target.unit.id) : target.profileId,
  );
  for (const { rows, extension, live } of targets) {
    for (const row of rows) {
      context.sink.add(row, {
        code: 'extension.contradiction',
        field: 'extension',
        found: extension,
        message: `Several rows want extension ${extension} of trunk ${trunkTitle(live)} to ring in different rooms: ${names.toSorted().join(', ')}.`,
        fix: 'Leave one room for the extension.',
      });
    }
  }
}
