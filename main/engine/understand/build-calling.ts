import type { RowAction, SheetKind } from '../../../shared/domain/kinds.ts';
import type { RowData } from '../../../shared/domain/row.ts';
import type { Draft } from './draft.ts';

/** What a row of the sheets about calling asks for, its problems noted in the draft. */
export function callingData(
  { values }: Draft,
  kind: Extract<SheetKind, 'callingRules' | 'inboundCalling' | 'externalUsers'>,
  action: RowAction,
): RowData {
  const { room = '', targetRoom = '', addressBook = '', contact = '' } = values;
  switch (kind) {
    case 'callingRules':
      return { kind, action, rule: 'block', room, targetRoom, value: 'on' };
    case 'inboundCalling':
      return { kind, action, room, addressBook, contact };
    case 'externalUsers':
      return { kind, action, externalUser: values.externalUser ?? '' };
  }
}
