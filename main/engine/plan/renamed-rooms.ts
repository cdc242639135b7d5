import type { Unit } from '../../../shared/domain/live.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { nameKey } from '../compare-keys.ts';
import { foldName } from '../rooms/normalise.ts';
import type { ProblemSink } from './row-problem.ts';
import { editOf } from './wishes.ts';

/** A room whose name was edited in an export. The row knows it by its id. */
export type RenamedRoom = {
  /** As it is live. */
  unit: Unit;
  row: ValidRow;
  /** Name in the export. */
  old: string;
  name: string;
  /** `left`: it keeps its name, as asked for all that exists. */
  action: 'change' | 'unchanged' | 'left' | 'conflict';
  reason: string | null;
  /** Units that have this name and give it up in the same plan. */
  after: Unit[];
};

/**
 * What comes of edited Room cells, before any other row is looked at. By unit id. That the names keep
 * the rules was checked with the row.
 */
export function findRenamedRooms(
  rows: readonly ValidRow[],
  units: readonly Unit[],
  options: Pick<PlanOptions, 'existing'>,
  sink: ProblemSink,
): Map<string, RenamedRoom> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const renamed = new Map<string, RenamedRoom>();
  const copied = new Set<string>();
  for (const row of rows) {
    const { data } = row;
    if (data.kind !== 'rooms' || data.remoteId === undefined || data.action === 'delete') continue;
    const edit = editOf(row);
    const unit = byId.get(data.remoteId);
    if (!edit?.fields.has('room') || data.room === undefined || !unit) continue;
    // Copied rows of an export are told elsewhere, and none of them can be trusted.
    if (renamed.has(unit.id)) copied.add(unit.id);
    const old = nameKey(edit.baseline.room ?? '');
    const name = nameKey(data.room);
    renamed.set(unit.id, judge({ unit, row, old, name }, data.action === 'create', options));
  }
  for (const id of copied) renamed.delete(id);
  return settleNames(renamed, units, sink);
}

function judge(
  edit: Pick<RenamedRoom, 'unit' | 'row' | 'old' | 'name'>,
  isToBeCreated: boolean,
  { existing }: Pick<PlanOptions, 'existing'>,
): RenamedRoom {
  const { old, name, unit } = edit;
  const now = nameKey(unit.name);
  const decided = (action: RenamedRoom['action'], reason: string | null): RenamedRoom => ({
    ...edit,
    action,
    reason,
    after: [],
  });
  if (now === name) return decided('unchanged', null);
  if (now !== old) {
    const reason = `Exported as "${old}" and edited to "${name}", but it is "${now}" now.`;
    return decided('conflict', reason);
  }
  if (isToBeCreated) {
    const reason = `The row wants it created, but it exists under the name "${now}".`;
    return decided('conflict', reason);
  }
  return decided(existing === 'skip' ? 'left' : 'change', null);
}

/** No two units under one parent may come to have the same name, not even for a moment. */
function settleNames(
  renamed: Map<string, RenamedRoom>,
  units: readonly Unit[],
  sink: ProblemSink,
): Map<string, RenamedRoom> {
  const siblings = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = placeKey(unit, unit.name);
    siblings.set(key, [...(siblings.get(key) ?? []), unit]);
  }
  const wanted = new Map<string, RenamedRoom[]>();
  for (const rename of renamed.values()) {
    if (rename.action !== 'change') continue;
    const key = placeKey(rename.unit, rename.name);
    wanted.set(key, [...(wanted.get(key) ?? []), rename]);
    rename.after = (siblings.get(key) ?? []).filter(({ id }) => id !== rename.unit.id);
  }
  for (const alike of wanted.values()) if (alike.length > 1) tellContradiction(alike, sink);
  // A conflict keeps its old name, so whoever wanted that one is in conflict as well.
  for (let found = true; found;) {
    found = false;
    for (const rename of renamed.values()) {
      if (rename.action !== 'change') continue;
      const kept = rename.after.some(({ id }) => renamed.get(id)?.action !== 'change');
      if (!kept && !waitsForItself(rename, renamed)) continue;
      rename.action = 'conflict';
      rename.reason = kept
        ? `There is another unit "${rename.name}" beside it already, so the two could not be told apart.`
        : `Rooms exchange their names, so "${rename.name}" would be there twice in between; rename one of them to something else first.`;
      found = true;
    }
  }
  return renamed;
}

function waitsForItself(rename: RenamedRoom, renamed: ReadonlyMap<string, RenamedRoom>): boolean {
  const seen = new Set<string>();
  const open = [...rename.after];
  for (const { id } of open) {
    if (id === rename.unit.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(renamed.get(id)?.after ?? []));
  }
  return false;
}

function tellContradiction(alike: readonly RenamedRoom[], sink: ProblemSink): void {
  for (const { row, name } of alike) {
    const others = alike.flatMap((other) => (other.row === row ? [] : [other.row.row]));
    sink.add(row, {
      code: 'room.contradiction',
      field: 'room',
      found: name,
      message: `Row ${others.join(', ')} of ${row.sheet} gives another room beside it the same name.`,
      fix: 'Give each room a name of its own.',
    });
  }
}

function placeKey({ parentId }: Unit, name: string): string {
  return JSON.stringify([parentId, foldName(name)]);
}
