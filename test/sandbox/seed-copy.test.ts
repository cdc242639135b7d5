import { expect, test } from 'vitest';
import type { PropertyCopy } from '../../shared/domain/property-copy.ts';
import { made, open, signIn } from './support.ts';

const EMPTY: PropertyCopy = {
  property: { id: null, name: 'Seaside' },
  units: [],
  profiles: [],
  addressBooks: [],
  contacts: [],
  associations: [],
  extensions: [],
  rules: [],
  inboundCalling: [],
  externalUsers: [],
};
const room = (key: string) => ({ key, id: null, name: key, parent: 'floor' });
const COPY: PropertyCopy = {
  ...EMPTY,
  units: [{ key: 'floor', id: null, name: 'Floor 1', parent: null }, room('101'), room('102')],
  profiles: [
    { unit: '101', id: null, name: 'Room 101' },
    { unit: '102', id: null, name: '' },
  ],
  addressBooks: [{ key: 'desk', id: null, name: 'Desk' }],
  contacts: [
    { id: null, addressBook: 'desk', name: 'Near', address: { kind: 'unit', unit: '102' } },
    {
      id: 'c1',
      addressBook: 'desk',
      name: 'Taxi',
      address: { kind: 'phones', numbers: ['+12065550100'] },
    },
    { id: null, addressBook: 'desk', name: 'Far', address: { kind: 'profile', profileId: 'far' } },
    {
      id: null,
      addressBook: 'desk',
      name: 'Far 2',
      address: { kind: 'profile', profileId: 'far' },
    },
  ],
  associations: [{ addressBook: 'desk', unit: '101' }],
  extensions: [
    { trunkId: null, extension: '7101', unit: '101' },
    { trunkId: 'trunk', extension: '7102', unit: '102' },
  ],
  rules: [{ rule: 'block', unit: '101', target: '102' }],
  inboundCalling: [{ unit: '101', contactId: 'c1' }],
  externalUsers: [{ serviceProviderId: null, externalUserId: 'u1', unit: '101' }],
};

test('a copy becomes a property with all that hangs on it, and what it does not tell is made up', async () => {
  const { state, property } = await open({ copy: COPY });
  expect(property.name).toBe('Seaside');
  const unit = (name: string) => state.units.find((one) => one.name === name);
  expect(unit('Floor 1')).toMatchObject({ parentId: property.id, level: 2 });
  expect(unit('101')).toMatchObject({ parentId: unit('Floor 1')?.id, level: 3 });
  const profile = (name: string) => state.profiles.find(({ unitId }) => unitId === unit(name)?.id);
  expect([profile('101')?.name, profile('102')?.name]).toEqual(['Room 101', '']);
  const far = state.profiles.filter(({ id }) => id === 'far');
  expect(far).toHaveLength(1);
  expect(unit('Elsewhere')).toMatchObject({ parentId: state.organization, level: 1 });
  expect(state.contacts.map(({ name, address }) => [name, address])).toEqual([
    ['Near', { kind: 'profile', profileId: profile('102')?.id }],
    ['Taxi', { kind: 'phones', numbers: ['+12065550100'] }],
    ['Far', { kind: 'profile', profileId: 'far' }],
    ['Far 2', { kind: 'profile', profileId: 'far' }],
  ]);
  expect(state.associations).toHaveLength(1);
  expect(state.trunks.map(({ status }) => status)).toEqual(['ACTIVE', 'ACTIVE']);
  expect(state.extensions).toMatchObject([
    { extension: '7101', profileId: profile('101')?.id },
    { extension: '7102', profileId: profile('102')?.id, trunkId: 'trunk' },
  ]);
  expect(state.rules).toEqual([
    {
      setting: 'Block',
      profileId: profile('101')?.id,
      targetProfileId: profile('102')?.id,
      value: 'ENABLED',
    },
  ]);
  expect(state.inboundCalling).toEqual([{ profileId: profile('101')?.id, contactId: 'c1' }]);
  expect(state.messages, 'nobody hears of a copy').toBe(0);
  expect(state.externalUsers).toMatchObject([
    { externalUserId: 'u1', serviceProviderId: state.serviceProviders[0]?.id },
  ]);
});

test('even an empty property has a trunk and a service provider to try things with', async () => {
  const sandbox = await open({ copy: EMPTY });
  expect(sandbox.state.units.map(({ name }) => name)).toEqual(['Organization', 'Seaside']);
  expect(sandbox.state.trunks).toHaveLength(1);
  expect(sandbox.serviceProvider).toBe(sandbox.state.serviceProviders[0]?.id);
  const api = await signIn(sandbox);
  expect((await api.get(`/v2/units/${sandbox.property.id}`)).status).toBe(200);
});

test('the same copy gives the same ids, and a copy of a sandbox never an id that this one gave', async () => {
  const first = await open({ copy: COPY });
  expect((await open({ copy: COPY })).state).toEqual(first.state);
  const units = first.state.units.filter(({ name }) => /^(Floor 1|101|102)$/u.test(name));
  expect(units).toHaveLength(3);
  const again = await open({
    copy: {
      ...EMPTY,
      property: first.property,
      units: units.map(({ id, name, parentId }) => ({
        key: id,
        id,
        name,
        parent: parentId === first.property.id ? null : parentId,
      })),
    },
  });
  const known = new Set(first.state.units.map(({ id }) => id));
  for (let count = 0; count < 20; count += 1) {
    const parentId = again.property.id;
    expect(known).not.toContain(made(again, { create: 'unit', parentId, name: `New ${count}` }));
  }
});
