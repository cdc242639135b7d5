import { expect, test } from 'vitest';
import type { Draft } from '../../../../shared/contract/calls/drafts.ts';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../../shared/domain/kinds.ts';
import {
  choicesOffered,
  messagesCounted,
} from '../../../../renderer/features/plan/choices-offered.ts';

const off = { deleteUnits: false, allowMessages: false };

function sheetsOf(kind: SheetKind, fields: FieldName[], rows = 3): Pick<Draft, 'sheets'> {
  const columns = fields.map((field) => ({ field }));
  return { sheets: [{ kind, rows, columns }] as Draft['sheets'] };
}

test('removing rooms is offered where rows of rooms can ask for it', () => {
  expect(choicesOffered(sheetsOf('rooms', ['room']), null, off).deleteUnits).toBe(false);
  expect(choicesOffered(sheetsOf('contacts', ['action']), null, off).deleteUnits).toBe(false);
  expect(choicesOffered(sheetsOf('rooms', ['room', 'action']), null, off).deleteUnits).toBe(true);
});

test('messages are offered where a row, a removal or the plan would send one', () => {
  const quiet = sheetsOf('contacts', ['name']);
  expect(choicesOffered(quiet, null, off).allowMessages).toBe(false);
  expect(choicesOffered(sheetsOf('inboundCalling', ['room']), null, off).allowMessages).toBe(true);
  expect(choicesOffered(sheetsOf('rooms', ['action']), null, off).allowMessages).toBe(true);
  const view = { messages: { sent: 0, held: 2 } };
  expect(choicesOffered(quiet, view, off).allowMessages).toBe(true);
});

test('a choice that was taken is always to be seen', () => {
  const taken = { deleteUnits: true, allowMessages: true };
  expect(choicesOffered(sheetsOf('contacts', []), null, taken)).toEqual(taken);
});

test('messages are counted by the plan, and before it by the rows', () => {
  const inbound = sheetsOf('inboundCalling', [], 12);
  expect(messagesCounted(inbound, null)).toContain('12 rows of inbound calling');
  expect(messagesCounted(inbound, { messages: { sent: 3, held: 0 } })).toContain('3 messages');
  expect(messagesCounted(inbound, { messages: { sent: 0, held: 4 } })).toContain('4 steps wait');
  expect(messagesCounted(inbound, { messages: { sent: 0, held: 0 } })).toBeNull();
});
