import { expect, test } from 'vitest';
import type { OperationName } from '../../../shared/domain/operations.ts';
import { POLICIES, policyOf } from '../../../main/engine/wire/policy.ts';

const isOperation = (name: string): name is OperationName => name in POLICIES;
const names = Object.keys(POLICIES).filter(isOperation);

test('only what would be doubled by a repeat is never repeated after it was sent', () => {
  expect(names.filter((name) => policyOf(name).repeat === 'never-after-sent').sort()).toEqual([
    'addressBooks.create',
    'contacts.create',
    'contacts.createBatch',
    'extensions.map',
    'externalUsers.create',
    'inboundCalling.create',
    'inboundCalling.delete',
    'networkMappings.create',
    'serviceProviders.create',
    'trunks.create',
    'units.create',
  ]);
});

test('every read may always be repeated', () => {
  const reads = names.filter((name) =>
    /\.(get|getByUnit|list|listByUnit|listByBook|query)$/.test(name),
  );
  expect(reads.length).toBe(21);
  for (const name of reads) {
    expect([name, policyOf(name)]).toEqual([
      name,
      { family: policyOf(name).family, repeat: 'always', writes: false },
    ]);
  }
});

test('everything else writes', () => {
  const writes = names.filter((name) => policyOf(name).writes).sort();
  expect(writes).toEqual([
    'addressBooks.create',
    'addressBooks.delete',
    'addressBooks.update',
    'associations.create',
    'associations.createBatch',
    'associations.delete',
    'blocks.set',
    'contacts.create',
    'contacts.createBatch',
    'contacts.delete',
    'contacts.update',
    'dropIns.set',
    'extensions.map',
    'extensions.remap',
    'extensions.unmap',
    'externalUsers.create',
    'externalUsers.delete',
    'externalUsers.update',
    'inboundCalling.create',
    'inboundCalling.delete',
    'networkMappings.create',
    'networkMappings.delete',
    'networkMappings.update',
    'profiles.create',
    'profiles.createBatch',
    'profiles.delete',
    'profiles.update',
    'serviceProviders.create',
    'serviceProviders.delete',
    'serviceProviders.update',
    'trunks.create',
    'trunks.delete',
    'trunks.update',
    'units.create',
    'units.delete',
    'units.update',
  ]);
});

test('what shares a rate is one family, every other operation is of the family it is named after', () => {
  const shared: Record<string, string> = {
    trunks: 'pbx',
    extensions: 'pbx',
    blocks: 'settings',
    dropIns: 'settings',
    networkMappings: 'serviceProviders',
  };
  for (const name of names) {
    const prefix = name.split('.')[0] ?? '';
    expect([name, policyOf(name).family]).toEqual([name, shared[prefix] ?? prefix]);
  }
});
