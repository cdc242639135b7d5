import type { FieldName } from '../../../shared/domain/fields.ts';
import type { RowDataOf } from '../../../shared/domain/row.ts';
import { ruleOf, ruleValueOf } from '../understand/calling-words.ts';
import type { RuleWish } from './calling-wishes.ts';
import { ruleWishKey } from './calling-wishes.ts';
import { exportedIds } from './exported-profile.ts';
import { findToRemove } from './find-to-remove.ts';
import { wishProfile } from './wish-book.ts';
import type { WishRow } from './wish-row.ts';
import { editOf } from './wishes.ts';

type Said = Pick<RowDataOf<'callingRules'>, 'rule' | 'room' | 'targetRoom' | 'value'>;
type Direction = Pick<RuleWish, 'rule' | 'unit' | 'target'>;
type Row = WishRow<'callingRules'>;

/**
 * A Calling rules row: one rule, or one in each direction. An edited row of an export moves its rule:
 * what it spoke of and no longer speaks of is to be off.
 */
export function wishRule(given: Row): void {
  const { row, data, wishes } = given;
  const edit = editOf(row);
  let exported: RuleWish['exported'] = [];
  const add = (direction: Direction, wanted: RuleWish['wanted']): void => {
    wishes.calling.rules.push({ ...direction, row, action: data.action, exported, wanted });
  };
  if (data.action === 'delete') {
    const gone = goneDirections(edit?.baseline ?? data, given);
    exported = exportedBetween(gone[0], row);
    for (const direction of gone) {
      add(direction, { on: false, cause: 'delete', instead: null });
    }
    return;
  }
  const now = directionsOf(data, given);
  if (!now) return;
  const then = edit ? goneDirections(edit.baseline, given) : [];
  exported = exportedBetween(then[0], row);
  const had = new Set(then.map(ruleWishKey));
  const on = data.value !== 'off';
  const isMove = then.some((one) => !now.some((two) => ruleWishKey(one) === ruleWishKey(two)));
  for (const direction of now) {
    const moved = isMove && !had.has(ruleWishKey(direction));
    add(direction, on ? { on, moved } : { on, cause: 'value', instead: null });
    if (!on) continue;
    wishProfile(wishes, direction.unit, row);
    wishProfile(wishes, direction.target, row);
  }
  const [first] = now;
  const has = new Set(now.map(ruleWishKey));
  for (const direction of then) {
    if (has.has(ruleWishKey(direction))) continue;
    const instead = on && first ? ruleWishKey(first) : null;
    add(direction, { on: false, cause: 'edit', instead });
  }
}

/** The profiles that a rule was exported with, whose key names them in its own direction. */
function exportedBetween(
  direction: Direction | undefined,
  row: RuleWish['row'],
): RuleWish['exported'] {
  const ids = exportedIds(row);
  if (!ids || !direction) return [];
  const [, profileId = '', targetProfileId = ''] = ids;
  return [
    { unit: direction.unit, profileId },
    { unit: direction.target, profileId: targetProfileId },
  ];
}

/** The directions that a row speaks of; null after a room of it was told to be wrong. */
function directionsOf(
  { rule, room, targetRoom, value }: Said,
  { row, resolve, sink }: Row,
): Direction[] | null {
  const unit = resolve(row, { room });
  const target = resolve(row, { room: targetRoom }, 'targetRoom');
  if (!unit || !target) return null;
  if (unit.id === target.id) {
    sink.add(row, {
      code: 'rule.same-room',
      field: 'targetRoom',
      found: targetRoom,
      message: 'A calling rule is between two rooms, and the row names the same one twice.',
      fix: 'Write the other room into Target room.',
    });
    return null;
  }
  const there = { rule, unit, target };
  return value === 'both' ? [there, { rule, unit: target, target: unit }] : [there];
}

/**
 * The directions that are to be off, as a row says or as it was exported; none where a room of it is not
 * there, since then neither is the rule.
 */
function goneDirections(said: Partial<Record<FieldName, string>> | Said, given: Row): Direction[] {
  const rule = ruleOf(said.rule ?? '');
  const value = ruleValueOf(said.value ?? 'on');
  const room = findToRemove(given, { room: said.room });
  const target = findToRemove(given, { room: said.targetRoom }, 'targetRoom');
  if (!rule || room?.kind !== 'found' || target?.kind !== 'found') return [];
  const there = { rule, unit: room.unit, target: target.unit };
  const back = { rule, unit: target.unit, target: room.unit };
  return value === 'both' ? [there, back] : [there];
}
