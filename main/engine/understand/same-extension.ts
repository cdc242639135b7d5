import type { LocalRow } from './check-row.ts';
import { otherRows, reportAt, tellRemovals } from './keyed-rule.ts';
import type { KeyedRule } from './keyed-rule.ts';
import { readList } from './lists.ts';
import { error, warning } from './problem-at.ts';
import { roomFloor, roomName } from './room-identity.ts';

/** An extension rings in one place: rows that give the same one to several rooms contradict. */
export const sameExtension: KeyedRule = {
  keysOf(local) {
    const { kind } = local.row;
    const { extension, trunk } = local.values;
    if (!local.asks || extension === undefined) return [];
    if (kind !== 'rooms' && kind !== 'extensions') return [];
    if (kind === 'rooms' && local.removes) return [];
    return readList(extension).values.map((one) => `${one} ${trunk ?? ''}`);
  },
  check(all, _context, report) {
    const members = tellRemovals(report, all, 'the extension');
    const several = meansSeveral(members);
    const sheets = countBy(members, (member) => member.row.sheet);
    for (const member of members) {
      if (several) {
        reportAt(report, member, 'extension', contradicts(otherRows(members, member)));
      } else if ((sheets.get(member.row.sheet) ?? 0) > 1) {
        reportAt(report, member, 'extension', repeated(otherRows(members, member)));
      }
    }
  },
};

/**
 * Do the rows certainly mean more than one room? A row that gives only a name and one that gives only
 * an id may mean the same.
 */
export function meansSeveral(members: readonly LocalRow[]): boolean {
  const unitOfName = new Map<string, string>();
  const unitOfProfile = new Map<string, string>();
  for (const { values, name } of members.map(withName)) {
    if (values.unitId === undefined) continue;
    if (name !== '') unitOfName.set(name, values.unitId);
    if (values.profileId !== undefined) unitOfProfile.set(values.profileId, values.unitId);
  }
  const units = new Set<string>();
  const profiles = new Set<string>();
  const names = new Map<string, Set<string>>();
  for (const { values, name, floor } of members.map(withName)) {
    const unit =
      values.unitId ?? unitOfProfile.get(values.profileId ?? '') ?? unitOfName.get(name) ?? null;
    if (unit !== null) units.add(unit);
    else if (values.profileId !== undefined) profiles.add(values.profileId);
    else if (name !== '') names.set(name, (names.get(name) ?? new Set()).add(floor));
  }
  for (const floors of names.values()) {
    floors.delete('');
    if (floors.size > 1) return true;
  }
  return units.size > 1 || profiles.size > 1 || names.size > 1;
}

function withName(local: LocalRow) {
  return { values: local.values, name: roomName(local), floor: roomFloor(local) };
}

function countBy(members: readonly LocalRow[], keyOf: (member: LocalRow) => string) {
  const counts = new Map<string, number>();
  for (const member of members) counts.set(keyOf(member), (counts.get(keyOf(member)) ?? 0) + 1);
  return counts;
}

function contradicts(others: string) {
  return error(
    'extension.several-rooms',
    `The same extension is given to another room in ${others}.`,
    'Give each room an extension of its own.',
  );
}

function repeated(others: string) {
  return warning(
    'extension.repeated',
    `The same extension and room are also in ${others}.`,
    'Remove one of the rows.',
  );
}
