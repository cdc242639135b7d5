import { CLEAR } from '../../../shared/domain/fields.ts';
import type { RowAction, SheetKind } from '../../../shared/domain/kinds.ts';
import type { RowData, RowDataOf } from '../../../shared/domain/row.ts';
import { ruleOf, ruleValueOf } from './calling-words.ts';
import { checkExternalUserId, checkProfileId, checkServiceProviderId } from './check-id.ts';
import { checkPlainName } from './check-name.ts';
import { report } from './draft.ts';
import type { Draft } from './draft.ts';
import { error } from './problem-at.ts';
import { checkBookName, missing, required } from './required-cell.ts';
import { roomPathKey } from './room-path-key.ts';

/** What a row of the sheets about calling asks for, its problems noted in the draft. */
export function callingData(
  draft: Draft,
  kind: Extract<SheetKind, 'callingRules' | 'inboundCalling' | 'externalUsers'>,
  action: RowAction,
): RowData {
  switch (kind) {
    case 'callingRules':
      return ruleData(draft, action);
    case 'inboundCalling':
      return inboundData(draft, action);
    case 'externalUsers':
      return externalData(draft, action);
  }
}

function ruleData(draft: Draft, action: RowAction): RowDataOf<'callingRules'> {
  const text = required(draft, 'rule');
  const rule = ruleOf(text);
  if (rule === null && text !== '') report(draft, 'rule', unknownRule);
  const room = required(draft, 'room');
  const targetRoom = required(draft, 'targetRoom');
  if (room !== '' && targetRoom !== '' && roomPathKey(room) === roomPathKey(targetRoom)) {
    report(draft, 'targetRoom', sameRoom);
  }
  const value = ruleValueOf(draft.values.value ?? 'on');
  if (value === null) report(draft, 'value', unknownValue);
  return {
    kind: 'callingRules',
    action,
    rule: rule ?? 'block',
    room,
    targetRoom,
    value: value ?? 'on',
  };
}

function inboundData(draft: Draft, action: RowAction): RowDataOf<'inboundCalling'> {
  const room = required(draft, 'room');
  const addressBook = required(draft, 'addressBook');
  if (addressBook !== '') checkBookName(draft, 'addressBook', addressBook);
  const contact = required(draft, 'contact');
  if (contact !== '') {
    for (const finding of checkPlainName(contact, 'A contact name')) {
      report(draft, 'contact', finding);
    }
  }
  return { kind: 'inboundCalling', action, room, addressBook, contact };
}

function externalData(draft: Draft, action: RowAction): RowDataOf<'externalUsers'> {
  const { values, refused } = draft;
  const data: RowDataOf<'externalUsers'> = {
    kind: 'externalUsers',
    action,
    externalUser: required(draft, 'externalUser') === '' ? '' : readExternalUser(draft),
  };
  if (data.externalUser === CLEAR) report(draft, 'externalUser', nobody);
  if (values.room !== undefined) data.room = values.room;
  if (values.profileId !== undefined) {
    data.profileId = values.profileId;
    const finding = checkProfileId(values.profileId);
    if (finding) report(draft, 'profileId', finding);
  }
  const isNamed = values.room !== undefined || values.profileId !== undefined;
  const isRefused = refused.has('room') || refused.has('profileId');
  // Whose user goes is known by its id alone.
  if (!isNamed && !isRefused && action !== 'delete') report(draft, 'room', missing(draft, 'room'));
  if (values.serviceProvider !== undefined) {
    data.serviceProvider = values.serviceProvider;
    const finding = checkServiceProviderId(values.serviceProvider);
    if (finding) report(draft, 'serviceProvider', finding);
  }
  return data;
}

/** The external user of a row, its id checked; `(clear)` where the cell says so. */
export function readExternalUser(draft: Draft): string {
  const text = draft.values.externalUser ?? '';
  if (text.toLowerCase() === CLEAR) return CLEAR;
  const finding = checkExternalUserId(text);
  if (finding) report(draft, 'externalUser', finding);
  return text;
}

const unknownRule = error(
  'rule.unknown',
  'This is no calling rule that Bellhop knows.',
  'Write block (Target room cannot call Room) or drop-in (Target room may drop in on Room).',
);
const unknownValue = error(
  'rule.unknown-value',
  'This is no value of a calling rule.',
  'Write on, off, or both for on in both directions; an empty cell means on.',
);
const nobody = error(
  'external-user.nobody',
  'The row is about one external user, so there is nothing to clear.',
  'Write the id of the user, and delete into Action to take it away.',
);
const sameRoom = error(
  'rule.same-room',
  'A calling rule is between two rooms, and the row names the same one twice.',
  'Write the other room into Target room.',
);
