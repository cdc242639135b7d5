import type { Problem } from '../../../shared/domain/problem.ts';
import type { CheckedRow, MappedRow, RowKey } from '../../../shared/domain/row.ts';
import { contactsPerBook, roomsPerBook } from './book-limits.ts';
import { checkRow } from './check-row.ts';
import type { LocalRow } from './check-row.ts';
import { copiedRow } from './copied-row.ts';
import type { CheckContext } from './check-context.ts';
import type { KeyedRule } from './keyed-rule.ts';
import { sameBook } from './same-book.ts';
import { sameContact } from './same-contact.ts';
import { sameExtension } from './same-extension.ts';
import { sameRoom } from './same-room.ts';

const RULES: readonly KeyedRule[] = [
  sameRoom,
  sameExtension,
  sameContact,
  sameBook,
  copiedRow,
  contactsPerBook,
  roomsPerBook,
];

type Entry = {
  local: LocalRow;
  /** Place in the file; rows added later come last. */
  order: number;
  groups: Group[];
  /** What the groups found, by group; null for nearly all rows. */
  keyed: Map<Group, Problem[]> | null;
};
type Group = { rule: KeyedRule; key: string; members: Entry[] };

/** Rows with their problems, kept right through edits at a cost that does not grow with the rows. */
export type RowIndex = {
  /** All rows in the order of the file. */
  rows(): CheckedRow[];
  /** One row as it stands now. */
  row(key: RowKey): CheckedRow | undefined;
  /** Takes over an edited or new row; returns the keys of rows whose problems may have changed. */
  update(row: MappedRow): RowKey[];
  /** Takes a row out; returns the keys of rows whose problems may have changed. */
  remove(key: RowKey): RowKey[];
};

/** Checks the rows and keeps them so that an edit rechecks its row and those that shared a key with it. */
export function createRowIndex(rows: readonly MappedRow[], context: CheckContext): RowIndex {
  const entries = new Map<RowKey, Entry>();
  const groups = new Map(RULES.map((rule) => [rule, new Map<string, Group>()]));
  let nextOrder = 0;

  function join(entry: Entry): void {
    for (const [rule, byKey] of groups) {
      for (const key of once(rule.keysOf(entry.local))) {
        let group = byKey.get(key);
        if (!group) byKey.set(key, (group = { rule, key, members: [] }));
        insert(group.members, entry);
        entry.groups.push(group);
      }
    }
  }

  function leave(entry: Entry): void {
    for (const group of entry.groups) {
      group.members.splice(positionOf(group.members, entry.order), 1);
      if (group.members.length === 0) groups.get(group.rule)?.delete(group.key);
    }
  }

  /** Checks a group anew; returns the entries for which it now finds something else. */
  function recheck(group: Group): Entry[] {
    const found = new Map<LocalRow, Problem[]>();
    if (group.members.length > 1) {
      const locals = group.members.map((member) => member.local);
      group.rule.check(locals, context, (local, problem) => {
        const held = found.get(local);
        if (held) held.push(problem);
        else found.set(local, [problem]);
      });
    }
    return group.members.filter((entry) => take(entry, group, found.get(entry.local)));
  }

  for (const row of rows) {
    const entry = newEntry(checkRow(row, context), nextOrder++);
    entries.set(row.key, entry);
    join(entry);
  }
  for (const byKey of groups.values()) {
    for (const group of byKey.values()) if (group.members.length > 1) recheck(group);
  }

  function update(row: MappedRow): RowKey[] {
    const old = entries.get(row.key);
    const entry = newEntry(checkRow(row, context), old?.order ?? nextOrder++);
    entries.set(row.key, entry);
    if (old) leave(old);
    join(entry);
    const changed = new Set([row.key]);
    for (const group of new Set([...(old?.groups ?? []), ...entry.groups])) {
      const finding = old && staysAlike(group, old, entry);
      if (finding) {
        take(entry, group, finding);
        continue;
      }
      for (const one of recheck(group)) changed.add(one.local.row.key);
    }
    return [...changed];
  }

  function remove(key: RowKey): RowKey[] {
    const old = entries.get(key);
    if (!old) return [];
    entries.delete(key);
    leave(old);
    const changed = new Set([key]);
    for (const group of old.groups) {
      for (const one of recheck(group)) changed.add(one.local.row.key);
    }
    return [...changed];
  }

  return {
    rows: () => [...entries.values()].map(finish),
    row: (key) => {
      const entry = entries.get(key);
      return entry && finish(entry);
    },
    update,
    remove,
  };
}

/** Most rows have one key or none, which needs no set. */
function once(keys: string[]): Iterable<string> {
  return keys.length > 1 ? new Set(keys) : keys;
}

function newEntry(local: LocalRow, order: number): Entry {
  return { local, order, groups: [], keyed: null };
}

/** What a group found about a row, where its rule reads nothing of it that has changed. */
function staysAlike(group: Group, old: Entry, entry: Entry): Problem[] | undefined {
  const { rule } = group;
  if (!rule.reads || !old.groups.includes(group) || !entry.groups.includes(group)) return undefined;
  return rule.reads(old.local) === rule.reads(entry.local)
    ? (old.keyed?.get(group) ?? [])
    : undefined;
}

/** Keeps what a group found about an entry; says whether that is something else than before. */
function take(entry: Entry, group: Group, problems: Problem[] | undefined): boolean {
  const before = entry.keyed?.get(group);
  if (problems && problems.length > 0) (entry.keyed ??= new Map()).set(group, problems);
  else entry.keyed?.delete(group);
  return JSON.stringify(before ?? []) !== JSON.stringify(problems ?? []);
}

function insert(members: Entry[], entry: Entry): void {
  const last = members.at(-1);
  if (!last || last.order < entry.order) members.push(entry);
  else members.splice(positionOf(members, entry.order), 0, entry);
}

/** Position of the first member that is not before this order. */
function positionOf(members: readonly Entry[], order: number): number {
  let low = 0;
  let high = members.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((members[middle]?.order ?? 0) < order) low = middle + 1;
    else high = middle;
  }
  return low;
}

function finish({ local, groups, keyed }: Entry): CheckedRow {
  const { row, data } = local;
  const place = { key: row.key, sheet: row.sheet, row: row.row, cells: row.cells };
  const problems = keyed ? withKeyed(local.problems, groups, keyed) : local.problems;
  if (data === null || problems.some((problem) => problem.severity === 'error')) {
    return { state: 'invalid', ...place, kind: row.kind, problems };
  }
  return { state: 'valid', ...place, data, problems };
}

/** Problems of the row itself, then those of its groups; the same about the same cell is said once. */
function withKeyed(
  own: readonly Problem[],
  groups: readonly Group[],
  keyed: ReadonlyMap<Group, Problem[]>,
): Problem[] {
  const problems = [...own];
  for (const group of groups) {
    for (const problem of keyed.get(group) ?? []) {
      const said = problems.some((one) => one.code === problem.code && one.field === problem.field);
      if (!said) problems.push(problem);
    }
  }
  return problems;
}
