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
        explain:
          'block: Target room cannot call Room. drop-in: Target room may drop in on Room without Room answering. Both are offered in the US only, drop-in only in healthcare.',
        example: 'block',
      },
      { ...room, oneOf: 'room', explain: 'Room that is protected (block) or opened (drop-in).' },
      {
        field: 'targetRoom',
        title: 'Target room',
        oneOf: 'targetRoom',
        width: 18,
        explain: 'The other room: the one whose calls are blocked, or which may drop in.',
        example: '102',
      },
      {
        field: 'value',
        title: 'Value',
        width: 8,
        explain: 'on, off, or both for on in both directions. Empty means on.',
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
      { ...room, oneOf: 'room', explain: 'Room that the contact may call from outside.' },
      {
        field: 'addressBook',
        title: 'Address book',
        oneOf: 'addressBook',
        width: 24,
        explain: 'Address book that holds the contact; the room must call from it too.',
        example: 'Front desk',
      },
      {
        field: 'contact',
        title: 'Contact',
        oneOf: 'contact',
        width: 26,
        explain:
          'Name of the contact, a person with a phone number. Adding or deleting the row sends a message to this person, so it is done only where you allow messages.',
        example: 'Reception',
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
        explain: 'Id of the room at your WebRTC provider.',
        example: 'room-101',
      },
      { ...room, oneOf: 'room', explain: 'Room that rings when this user is called.' },
      { ...profileId, oneOf: 'room' },
      {
        field: 'serviceProvider',
        title: 'Service provider',
        width: 24,
        explain: 'Optional. Id of the WebRTC provider; needed only where the account names none.',
        example: '',
      },
      action,
      ...keys,
    ],
  },
];
