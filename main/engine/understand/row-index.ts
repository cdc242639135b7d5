import type { Problem } from '../../../shared/domain/problem.ts';
import type { CheckedRow, MappedRow, RowKey } from '../../../shared/domain/row.ts';
import { contactsPerBook, roomsPerBook } from './book-limits.ts';
import { checkRow } from './check-row.ts';
import type { LocalRow } from './check-row.ts';
import { copiedRow } from './copied-row.ts';
import type { CheckContext } from './check-context.ts';
import { createExtensionRules } from './extension-rules.ts';
import type { RowNote } from './extension-rules.ts';
import type { KeyedRule, ReportMember } from './keyed-rule.ts';
import { atOnce, STEP_ROWS } from './in-steps.ts';
import type { InSteps } from './in-steps.ts';
import { sameBook } from './same-book.ts';
import { sameContact } from './same-contact.ts';
import { sameExtension } from './same-extension.ts';
import { sameRoom } from './same-room.ts';
import { sameRule } from './same-rule.ts';
import { sameExternalUser } from './same-external-user.ts';
import { sameInbound } from './same-inbound.ts';
import { unknownOffer } from './unknown-offer.ts';

const RULES: readonly KeyedRule[] = [
  sameRoom,
  sameExtension,
  sameContact,
  sameBook,
  sameRule,
  sameInbound,
  sameExternalUser,
  unknownOffer,
  copiedRow,
  contactsPerBook,
  roomsPerBook,
];

type Entry = {
  local: LocalRow;
  /** Place in the file; rows added later come last. */
  order: number;
  /** What its groups found, by group; null for nearly all rows. */
  keyed: Map<Group, Problem[]> | null;
};
type Group = { rule: KeyedRule; key: string; members: Entry[] };
/** By key. Most keys belong to one row alone, which then needs no group. */
type Groups = Map<string, Entry | Group>;

/** Rows with their problems, kept right through edits at a cost that does not grow with the rows. */
export type RowIndex = {
  /** All rows in the order of the file. */
  rows(): CheckedRow[];
  /** The same, a few rows at a time. */
  rowsInSteps(): InSteps<CheckedRow[]>;
  /** Rows that have problems with these, a few rows at a time; making all rows for that would cost. */
  problemsInSteps(): InSteps<Map<RowKey, Problem[]>>;
  /** One row as it stands now. */
  row(key: RowKey): CheckedRow | undefined;
  /** Takes over an edited or new row; returns the keys of rows whose problems may have changed. */
  update(row: MappedRow): RowKey[];
  /** Takes a row out; returns the keys of rows whose problems may have changed. */
  remove(key: RowKey): RowKey[];
  /** What was found about the rows of a sheet together that is no problem of any one of them. */
  notes(): RowNote[];
};

/** Checks the rows and keeps them so that an edit rechecks its row and those that shared a key with it. */
export function createRowIndex(rows: readonly MappedRow[], context: CheckContext): RowIndex {
  return atOnce(rowIndexInSteps(rows, context));
}

/** The same, a few rows at a time. */
export function* rowIndexInSteps(
  rows: readonly MappedRow[],
  context: CheckContext,
): InSteps<RowIndex> {
  const entries = new Map<RowKey, Entry>();
  const byRule = RULES.map((rule): [KeyedRule, Groups] => [rule, new Map()]);
  const extensions = createExtensionRules();
  let nextOrder = 0;

  function join(entry: Entry): void {
    for (const [rule, groups] of byRule) {
      for (const key of once(rule.keysOf(entry.local))) {
        const held = groups.get(key);
        if (held === undefined) {
          groups.set(key, rule.alone ? { rule, key, members: [entry] } : entry);
        } else if ('members' in held) insert(held.members, entry);
        else {
          const members = [held];
          insert(members, entry);
          groups.set(key, { rule, key, members });
        }
      }
    }
  }

  function leave(entry: Entry): void {
    for (const [rule, groups] of byRule) {
      for (const key of once(rule.keysOf(entry.local))) {
        const held = groups.get(key);
        if (held === undefined) continue;
        if ('members' in held) held.members.splice(positionOf(held.members, entry.order), 1);
        if (!('members' in held) || held.members.length === 0) groups.delete(key);
      }
    }
  }

  /** Groups in which the row meets, or lately met, other rows; in the order of the rules. */
  function groupsOf(entry: Entry): Group[] {
    return byRule.flatMap(([rule, groups]) =>
      [...once(rule.keysOf(entry.local))].flatMap((key) => {
        const held = groups.get(key);
        return held !== undefined && 'members' in held ? [held] : [];
      }),
    );
  }

  function find(group: Group): Map<LocalRow, Problem[]> {
    const found = new Map<LocalRow, Problem[]>();
    if (group.members.length < (group.rule.alone ? 1 : 2)) return found;
    const locals = group.members.map((member) => member.local);
    const report: ReportMember = (local, problem) => {
      const held = found.get(local);
      if (held) held.push(problem);
      else found.set(local, [problem]);
    };
    group.rule.check(locals, context, report, group.key);
    return found;
  }

  /** Checks a group anew; returns the entries for which it now finds something else. */
  function recheck(group: Group): Entry[] {
    const found = find(group);
    return group.members.filter((entry) => {
      const before = entry.keyed?.get(group);
      const now = found.get(entry.local);
      keep(entry, group, now);
      return (before || now) && JSON.stringify(before) !== JSON.stringify(now);
    });
  }

  for (const row of rows) {
    const entry = newEntry(checkRow(row, context), nextOrder++);
    entries.set(row.key, entry);
    join(entry);
    extensions.put(entry.local);
    if (nextOrder % STEP_ROWS === 0) yield;
  }
  extensions.settle();
  let checkedRows = 0;
  for (const [, groups] of byRule) {
    for (const group of groups.values()) {
      if (!('members' in group)) continue;
      checkedRows += group.members.length;
      if (checkedRows > STEP_ROWS) {
        checkedRows = 0;
        yield;
      }
      const found = find(group);
      if (found.size === 0) continue;
      for (const entry of group.members) keep(entry, group, found.get(entry.local));
    }
  }

  function update(row: MappedRow): RowKey[] {
    const old = entries.get(row.key);
    const before = old ? groupsOf(old) : [];
    const entry = newEntry(checkRow(row, context), old?.order ?? nextOrder++);
    entries.set(row.key, entry);
    if (old) leave(old);
    join(entry);
    extensions.put(entry.local);
    const after = groupsOf(entry);
    const changed = new Set([row.key, ...extensions.settle()]);
    for (const group of new Set([...before, ...after])) {
      const isIn = before.includes(group) && after.includes(group);
      if (old && isIn && readsAlike(group.rule, old.local, entry.local)) {
        keep(entry, group, old.keyed?.get(group));
        continue;
      }
      for (const one of recheck(group)) changed.add(one.local.row.key);
    }
    return [...changed];
  }

  function remove(key: RowKey): RowKey[] {
    const old = entries.get(key);
    if (!old) return [];
    const before = groupsOf(old);
    entries.delete(key);
    leave(old);
    extensions.take(key);
    const changed = new Set([key, ...extensions.settle()]);
    for (const group of before) {
      for (const one of recheck(group)) changed.add(one.local.row.key);
    }
    return [...changed];
  }

  const problemsOf = (entry: Entry): Problem[] => {
    const problems = entry.keyed ? withKeyed(entry, groupsOf(entry)) : entry.local.problems;
    const outlier = extensions.problemOf(entry.local);
    return outlier ? [...problems, outlier] : problems;
  };
  const finish = (entry: Entry): CheckedRow => checked(entry.local, problemsOf(entry));

  return {
    rows: () => Array.from(entries.values(), finish),
    *rowsInSteps() {
      const all: CheckedRow[] = [];
      for (const entry of entries.values()) {
        all.push(finish(entry));
        if (all.length % STEP_ROWS === 0) yield;
      }
      return all;
    },
    *problemsInSteps() {
      const found = new Map<RowKey, Problem[]>();
      let looked = 0;
      for (const entry of entries.values()) {
        const problems = problemsOf(entry);
        if (problems.length > 0) found.set(entry.local.row.key, problems);
        looked += 1;
        if (looked % STEP_ROWS === 0) yield;
      }
      return found;
    },
    row: (key) => {
      const entry = entries.get(key);
      return entry && finish(entry);
    },
    update,
    remove,
    notes: () => extensions.notes(),
  };
}

/** Most rows have a key or two, which need no set. */
function once(keys: string[]): Iterable<string> {
  const [first, second, third] = keys;
  if (third === undefined && (second === undefined || first !== second)) return keys;
  return new Set(keys);
}

function newEntry(local: LocalRow, order: number): Entry {
  return { local, order, keyed: null };
}

/** Would the rule find the same about others, whichever of the two stands in the group? */
function readsAlike(rule: KeyedRule, old: LocalRow, now: LocalRow): boolean {
  return rule.reads !== undefined && rule.reads(old) === rule.reads(now);
}

function keep(entry: Entry, group: Group, problems: Problem[] | undefined): void {
  if (problems) (entry.keyed ??= new Map()).set(group, problems);
  else entry.keyed?.delete(group);
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

function checked(local: LocalRow, problems: Problem[]): CheckedRow {
  const { row, data } = local;
  const place = { key: row.key, sheet: row.sheet, row: row.row, cells: row.cells };
  if (data === null || problems.some((problem) => problem.severity === 'error')) {
    const keeps = local.asks && !local.removes && { keeps: row.values };
    return { state: 'invalid', ...place, kind: row.kind, problems, ...keeps };
  }
  return { state: 'valid', ...place, data, problems };
}

/** Problems of the row itself, then those of its groups; the same about the same cell is said once. */
function withKeyed(entry: Entry, groups: readonly Group[]): Problem[] {
  const problems = [...entry.local.problems];
  for (const group of groups) {
    for (const problem of entry.keyed?.get(group) ?? []) {
      if (!problems.some((one) => isSame(one, problem))) problems.push(problem);
    }
  }
  return problems;
}

function isSame(a: Problem, b: Problem): boolean {
  return a.code === b.code && a.field === b.field && a.found === b.found;
}
