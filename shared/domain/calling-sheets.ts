import type { SheetUse } from './fields.ts';
import { action, keys, profileId, room } from './common-fields.ts';

/** Sheets about who may call whom, and how a room is known outside the property. */
export const CALLING_SHEETS: readonly SheetUse[] = [
  {
    kind: 'callingRules',
    title: 'Calling rules',
    fields: [
      {
        field: 'rule',
        title: 'Rule',
        oneOf: 'rule',
        width: 10,
        explain: 'block: Target room cannot call Room. drop-in: Target room may drop in on Room.',
        example: 'block',
      },
      { ...room, oneOf: 'room', explain: 'Room that the rule protects or opens.' },
      {
        field: 'targetRoom',
        title: 'Target room',
        oneOf: 'targetRoom',
        width: 18,
        explain: 'Room whose calls are blocked, or which may drop in.',
        example: '102',
      },
      {
        field: 'value',
        title: 'Value',
        width: 8,
        explain: 'on, off, or both: on in both directions. Empty: on.',
        example: 'on',
      },
      action,
      ...keys,
    ],
  },
  {
    kind: 'inboundCalling',
    title: 'Inbound calling',
    fields: [
      { ...room, oneOf: 'room', explain: 'Room that the contact may call.' },
      {
        field: 'addressBook',
        title: 'Address book',
        oneOf: 'addressBook',
        width: 24,
        explain: 'Address book of the contact; the room must be able to call from it.',
        example: 'Family',
      },
      {
        field: 'contact',
        title: 'Contact',
        oneOf: 'contact',
        width: 26,
        explain: 'Name of the contact. Every new or removed row sends a message to this person.',
        example: 'Daughter',
      },
      action,
      ...keys,
    ],
  },
  {
    kind: 'externalUsers',
    title: 'External users',
    fields: [
      {
        field: 'externalUser',
        title: 'External user',
        oneOf: 'externalUser',
        width: 22,
        explain: 'Id of the room at a WebRTC provider.',
        example: 'room-101',
      },
      { ...room, oneOf: 'room' },
      { ...profileId, oneOf: 'room' },
      {
        field: 'serviceProvider',
        title: 'Service provider',
        width: 24,
        explain: 'Optional. Id of the WebRTC provider; needed where the account names none.',
        example: '',
      },
      action,
      ...keys,
    ],
  },
];
