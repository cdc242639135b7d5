import { expect, test } from 'vitest';
import type { OperationName } from '../../../shared/domain/operations.ts';
import { POLICIES, policyOf } from '../../../main/engine/wire/policy.ts';

const isOperation = (name: string): name is OperationName => name in POLICIES;
const names = Object.keys(POLICIES).filter(isOperation);

test('only what would be doubled by a repeat is never repeated after it was sent', () => {
  expect(names.filter((name) => policyOf(name).repeat === 'never-after-sent').sort()).toEqual([
    'addressBooks.create',
    'contacts.createBatch',
    'extensions.map',
  ]);
});

test('every read may always be repeated', () => {
  const reads = names.filter((name) => /\.(get|getByUnit|list|listByUnit|listByBook)$/.test(name));
  expect(reads.length).toBe(13);
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
    'addressBooks.update',
    'associations.createBatch',
    'contacts.createBatch',
    'contacts.update',
    'extensions.map',
    'extensions.remap',
    'profiles.createBatch',
    'profiles.update',
  ]);
});

test('trunks and extensions are one family, every other operation is of the family it is named after', () => {
  for (const name of names) {
    const prefix = name.split('.')[0] ?? '';
    const family = prefix === 'trunks' || prefix === 'extensions' ? 'pbx' : prefix;
    expect([name, policyOf(name).family]).toEqual([name, family]);
  }
});
