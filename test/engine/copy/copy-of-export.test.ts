import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyOfExport } from '../../../main/engine/copy/copy-of-export.ts';
import { exportedObject } from '../../../main/engine/copy/exported-object.ts';
import { exportedProperty } from '../../../main/engine/copy/exported-property.ts';
import { exportWorkbook } from '../../../main/engine/export/export-workbook.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { PropertyCopy } from '../../../shared/domain/property-copy.ts';
import { anyLive } from '../../support/arbitrary-plan.ts';
import { liveState, phones, profileIdOf, PROPERTY, roomId } from '../../support/live-state.ts';
import { sourceSheets, understand } from '../../support/reimport.ts';

/** What is made of an export of that, and of these sheets alone where they are named. */
function copied(live: LiveState, only?: SheetKind[]) {
  const info = { property: live.property, apiUrl: '', createdAt: '', account: '' };
  const sheets = sourceSheets(exportWorkbook(live, { ...info, ...(only && { only }) }));
  const { mapped, tables } = understand(sheets);
  const objects = mapped.flatMap((row) => exportedObject(row) ?? []);
  expect(objects).toHaveLength(mapped.length);
  const kinds = new Set(tables.map(({ kind }) => kind));
  return copyOfExport(objects, kinds, exportedProperty(objects, sheets) ?? { id: null, name: '' });
}

const sorted = (lines: string[]): string[] => lines.toSorted();

/** A copy by ids, in lines. */
function linesOfCopy(copy: PropertyCopy) {
  return {
    property: copy.property,
    units: sorted(
      copy.units.map(({ id, name, parent }) => `${parent ?? PROPERTY.id} ${id} ${name}`),
    ),
    profiles: sorted(copy.profiles.map(({ unit, id, name }) => `${unit} ${id} ${name}`)),
    books: sorted(copy.addressBooks.map(({ id, name }) => `${id} ${name}`)),
    contacts: sorted(
      copy.contacts.map(({ id, addressBook, name, address }) => {
        const to =
          address.kind === 'unit'
            ? {
                kind: 'profile',
                profileId: copy.profiles.find(({ unit }) => unit === address.unit)?.id,
              }
            : address;
        return `${addressBook} ${id} ${name} ${JSON.stringify(to)}`;
      }),
    ),
    associations: sorted(copy.associations.map((one) => `${one.addressBook} ${one.unit}`)),
    extensions: sorted(copy.extensions.map((one) => `${one.trunkId} ${one.extension} ${one.unit}`)),
    rules: sorted(copy.rules.map(({ rule, unit, target }) => `${rule} ${unit} ${target}`)),
    inbound: sorted(copy.inboundCalling.map(({ unit, contactId }) => `${unit} ${contactId}`)),
    users: sorted(
      copy.externalUsers.map((one) => `${one.serviceProviderId} ${one.externalUserId} ${one.unit}`),
    ),
  };
}

/** What an export tells of what is live, likewise. */
function linesOfLive(live: LiveState): ReturnType<typeof linesOfCopy> {
  const profiles = [...live.profiles.values()].flatMap((profile) => profile ?? []);
  const unitOf = new Map(profiles.map(({ id, unitId }) => [id, unitId]));
  const here = new Set(live.units.map(({ id }) => id));
  const rules = (word: string, all: LiveState['blocks']): string[] =>
    [...all.values()].flat().flatMap(({ profileId, targetProfileId, value }) => {
      const [unit, target] = [unitOf.get(profileId), unitOf.get(targetProfileId)];
      return unit && target && value === 'ENABLED' ? `${word} ${unit} ${target}` : [];
    });
  const contacts = [...live.contacts.values()].flat();
  return {
    property: { id: PROPERTY.id, name: PROPERTY.name },
    units: sorted(live.units.map(({ id, name, parentId }) => `${parentId} ${id} ${name}`)),
    profiles: sorted(profiles.map(({ unitId, id, name }) => `${unitId} ${id} ${name}`)),
    books: sorted(live.addressBooks.map(({ id, name }) => `${id} ${name}`)),
    contacts: sorted(
      contacts.map(
        (one) => `${one.addressBookId} ${one.id} ${one.name} ${JSON.stringify(one.address)}`,
      ),
    ),
    associations: sorted(
      [...live.unitsOfBook].flatMap(([book, units]) =>
        units.filter((unit) => here.has(unit)).map((unit) => `${book} ${unit}`),
      ),
    ),
    extensions: sorted(
      [...live.extensions.values()].flat().flatMap(({ trunkId, extension, profileId }) => {
        const unit = unitOf.get(profileId ?? '');
        return unit ? `${trunkId} ${extension} ${unit}` : [];
      }),
    ),
    rules: sorted([...rules('block', live.blocks), ...rules('dropIn', live.dropIns)]),
    inbound: sorted(
      [...live.inboundCalling.values()].flatMap((one) => {
        const unit = unitOf.get(one?.profileId ?? '');
        const known = contacts.some(({ id }) => id === one?.contactId);
        return one?.status === 'ENABLED' && unit && known ? `${unit} ${one.contactId}` : [];
      }),
    ),
    users: sorted(
      [...live.externalUsers.values()].flat().flatMap((one) => {
        const unit = unitOf.get(one.profileId ?? '');
        return unit ? `${one.serviceProviderId} ${one.externalUserId} ${unit}` : [];
      }),
    ),
  };
}

test('the copy of an export is the property that was exported, whatever it held', () => {
  fc.assert(
    fc.property(anyLive, (live) => {
      const { copy, leftOut } = copied(live);
      expect(leftOut).toEqual({});
      expect(linesOfCopy(copy)).toEqual(linesOfLive(live));
    }),
    { numRuns: 100 },
  );
});

/** A house whose units lie on several levels, some of them called alike. */
function tower(): LiveState {
  const live = liveState({ rooms: { '101': 'Room 101' } });
  const unit = (id: string, name: string, parentId: string, level: number) =>
    live.units.push({ id, name, parentId, level });
  unit('east', 'East/West', PROPERTY.id, 2);
  unit('floor', 'Floor 1', 'east', 3);
  unit('east-101', '101', 'floor', 4);
  unit('east-102', '102/3', 'floor', 4);
  live.profiles.set('floor', { id: 'corridor', unitId: 'floor', name: 'Corridor' });
  return live;
}

test('units keep their place and id, whatever their names hold', () => {
  const { copy } = copied(tower());
  expect(linesOfCopy(copy).units).toEqual(linesOfLive(tower()).units);
  expect(copy.units.findIndex(({ key }) => key === 'floor')).toBeLessThan(
    copy.units.findIndex(({ key }) => key === 'east-101'),
  );
});

test('without the Rooms sheet units are those that other sheets name', () => {
  const live = liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102', '103': null },
    books: { B1: { name: 'Desk', rooms: ['101', '102'] } },
  });
  const { copy } = copied(live, ['associations']);
  expect(copy.units.map(({ id, name }) => [id, name])).toEqual([
    [roomId('101'), '101'],
    [roomId('102'), '102'],
  ]);
  expect(copy.addressBooks).toEqual([{ key: 'B1', id: 'B1', name: 'Desk' }]);
});

test('what was not exported as a sheet is taken from the rooms, and its ids are unknown', () => {
  const live = liveState({
    rooms: { '101': 'Suite' },
    books: {
      B1: {
        name: 'Desk',
        rooms: ['101'],
        contacts: { C1: ['Anything', { kind: 'profile', profileId: profileIdOf('101') }] },
      },
    },
    trunks: { T1: 'ACTIVE' },
    extensions: { T1: { '7101': profileIdOf('101'), '7201': profileIdOf('101') } },
    users: { P1: { u1: profileIdOf('101') } },
  });
  const { copy } = copied(live, ['rooms']);
  const unit = roomId('101');
  expect(copy.addressBooks).toMatchObject([{ id: null, name: 'Desk' }]);
  const addressBook = copy.addressBooks[0]?.key ?? '';
  expect(copy.contacts).toEqual([
    { id: null, addressBook, name: 'Suite', address: { kind: 'unit', unit } },
  ]);
  expect(copy.associations).toEqual([{ addressBook, unit }]);
  expect(copy.extensions).toEqual([
    { trunkId: 'T1', extension: '7101', unit },
    { trunkId: 'T1', extension: '7201', unit },
  ]);
  expect(copy.externalUsers).toEqual([{ serviceProviderId: null, externalUserId: 'u1', unit }]);
});

test('a contact of a profile elsewhere keeps its id, and one whose room is not there is counted', () => {
  const live = liveState({
    rooms: { '101': null },
    books: {
      B1: {
        name: 'Desk',
        rooms: ['101'],
        contacts: {
          C1: ['Far', { kind: 'profile', profileId: 'elsewhere' }],
          C2: ['Taxi', phones('+12065550100')],
        },
      },
    },
  });
  expect(copied(live).copy.contacts.map(({ address }) => address)).toEqual([
    { kind: 'profile', profileId: 'elsewhere' },
    { kind: 'phones', numbers: ['+12065550100'] },
  ]);
  const near = liveState({
    rooms: { '101': 'Suite' },
    books: {
      B1: {
        name: 'Desk',
        contacts: { C1: ['Near', { kind: 'profile', profileId: profileIdOf('101') }] },
      },
    },
  });
  const { copy, leftOut } = copied(near, ['contacts']);
  expect(copy.contacts).toEqual([]);
  expect(leftOut).toEqual({ contacts: 1 });
});
