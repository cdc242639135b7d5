import type { EditGroup, Edits } from '../../jobs/edit-table.ts';

/** Edits as they stand: every group by id, and the last that counts (0: none). */
export type EditHistory = {
  groups: Map<number, EditGroup>;
  /** The latest group made upon each; what redo does. */
  latest: Map<number, number>;
  cursor: number;
  /** Undo does not go behind this group; 0 where it may go back to the file. */
  floor: number;
};

export function editHistory({ groups, cursor }: Edits, floor = 0): EditHistory {
  const history: EditHistory = { groups: new Map(), latest: new Map(), cursor, floor };
  for (const group of groups) addGroup(history, group);
  history.cursor = cursor;
  return history;
}

/** Takes over a group that was just made; it is then the last that counts. */
export function addGroup(history: EditHistory, group: EditGroup): void {
  history.groups.set(group.id, group);
  history.latest.set(group.parent, group.id);
  history.cursor = group.id;
}

/** The group that undo takes back; undefined where nothing is edited, or nothing since the floor. */
export function toUndo(history: EditHistory): EditGroup | undefined {
  if (history.cursor === history.floor) return undefined;
  return history.groups.get(history.cursor);
}

/** The group that redo does again; undefined where nothing was taken back. */
export function toRedo(history: EditHistory): EditGroup | undefined {
  const next = history.latest.get(history.cursor);
  return next === undefined ? undefined : history.groups.get(next);
}

/** The groups that count, oldest first. */
export function groupsThatCount(history: EditHistory): EditGroup[] {
  const path: EditGroup[] = [];
  for (let at = history.groups.get(history.cursor); at; at = history.groups.get(at.parent)) {
    path.push(at);
  }
  return path.toReversed();
}
