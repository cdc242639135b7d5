import type { StepKind } from './kinds.ts';

/** What people call the object of a step: one of it, and several. */
export const KIND_WORDS: Record<StepKind, readonly [one: string, many: string]> = {
  unit: ['unit', 'units'],
  profile: ['communication profile', 'communication profiles'],
  addressBook: ['address book', 'address books'],
  contact: ['contact', 'contacts'],
  association: ['association', 'associations'],
  extension: ['extension', 'extensions'],
  block: ['blocking rule', 'blocking rules'],
  dropIn: ['drop-in rule', 'drop-in rules'],
  inboundCalling: ['inbound calling link', 'inbound calling links'],
  externalUser: ['external user', 'external users'],
  trunk: ['trunk', 'trunks'],
};
