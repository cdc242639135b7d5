import type { Family, OperationName } from '../../../shared/domain/operations.ts';

/**
 * What may be done with an operation after an attempt that gave no definite answer.
 * - `always`: sending it again ends in the same remote state.
 * - `never-after-sent`: sending it again could do it twice, so once it may have arrived, only
 *   reading settles what became of it. It is still repeated where it certainly was not processed:
 *   no connection came about, or the service answered 429.
 */
export type Repeat = 'always' | 'never-after-sent';

export type Policy = {
  /** Operations of one family share a rate at the service. */
  family: Family;
  repeat: Repeat;
  /** A write may have an effect; a read never has, whatever became of its answer. */
  writes: boolean;
};

const read = (family: Family): Policy => ({ family, repeat: 'always', writes: false });
const write = (family: Family, repeat: Repeat): Policy => ({ family, repeat, writes: true });

/**
 * One line for every operation; a new operation does not compile until it is decided here.
 * Source: the service's reference, method by method. A PUT states the end, so repeating it is
 * harmless. Creating a profile again gives the existing id, and an association that exists is
 * answered with 409, which counts as done. Contacts and address books have no key of our own:
 * each repeat would create another; the same goes for units, trunks and single contacts. Whether
 * mapping an extension or adding an external user twice is answered as done or as a conflict is not
 * documented, so it is read first. Inbound calling is read first both ways, since each request may
 * send a message to a person. A DELETE that finds nothing is answered with 404, which counts as done.
 */
export const POLICIES: { readonly [K in OperationName]: Policy } = {
  'units.list': read('units'),
  'units.get': read('units'),
  'units.create': write('units', 'never-after-sent'),
  'units.update': write('units', 'always'),
  'units.delete': write('units', 'always'),

  'profiles.create': write('profiles', 'always'),
  'profiles.createBatch': write('profiles', 'always'),
  'profiles.get': read('profiles'),
  'profiles.getByUnit': read('profiles'),
  'profiles.update': write('profiles', 'always'),
  'profiles.delete': write('profiles', 'always'),

  'addressBooks.list': read('addressBooks'),
  'addressBooks.create': write('addressBooks', 'never-after-sent'),
  'addressBooks.get': read('addressBooks'),
  'addressBooks.update': write('addressBooks', 'always'),
  'addressBooks.delete': write('addressBooks', 'always'),

  'contacts.create': write('contacts', 'never-after-sent'),
  'contacts.createBatch': write('contacts', 'never-after-sent'),
  'contacts.list': read('contacts'),
  'contacts.get': read('contacts'),
  'contacts.update': write('contacts', 'always'),
  'contacts.delete': write('contacts', 'always'),

  'associations.create': write('associations', 'always'),
  'associations.createBatch': write('associations', 'always'),
  'associations.listByUnit': read('associations'),
  'associations.listByBook': read('associations'),
  'associations.get': read('associations'),
  'associations.delete': write('associations', 'always'),

  'inboundCalling.create': write('inboundCalling', 'never-after-sent'),
  'inboundCalling.get': read('inboundCalling'),
  'inboundCalling.delete': write('inboundCalling', 'never-after-sent'),

  'blocks.set': write('settings', 'always'),
  'blocks.list': read('settings'),
  'dropIns.set': write('settings', 'always'),
  'dropIns.list': read('settings'),

  'trunks.list': read('pbx'),
  'trunks.get': read('pbx'),
  'trunks.create': write('pbx', 'never-after-sent'),
  'trunks.update': write('pbx', 'always'),
  'trunks.delete': write('pbx', 'always'),

  'extensions.list': read('pbx'),
  'extensions.get': read('pbx'),
  'extensions.map': write('pbx', 'never-after-sent'),
  'extensions.remap': write('pbx', 'always'),
  'extensions.unmap': write('pbx', 'always'),

  'serviceProviders.create': write('serviceProviders', 'never-after-sent'),
  'serviceProviders.get': read('serviceProviders'),
  'serviceProviders.update': write('serviceProviders', 'always'),
  'serviceProviders.delete': write('serviceProviders', 'always'),
  'networkMappings.create': write('serviceProviders', 'never-after-sent'),
  'networkMappings.get': read('serviceProviders'),
  'networkMappings.update': write('serviceProviders', 'always'),
  'networkMappings.delete': write('serviceProviders', 'always'),

  'externalUsers.create': write('externalUsers', 'never-after-sent'),
  'externalUsers.update': write('externalUsers', 'always'),
  'externalUsers.delete': write('externalUsers', 'always'),
  'externalUsers.query': read('externalUsers'),
};

/** How an operation is paced and whether it may be repeated. */
export function policyOf(name: OperationName): Policy {
  return POLICIES[name];
}
