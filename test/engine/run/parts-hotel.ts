import type { KnownIds, Step } from '../../../shared/domain/plan.ts';
import type { ContactBody } from '../../../shared/domain/operations.ts';
import type { IdRef, StepWrite } from '../../../shared/domain/step-write.ts';
import type { World } from '../../support/fake-world.ts';
import { contactStep, phones, step } from './run-fixture.ts';

/** What a plan over the little hotel may ask for; each part is of several steps. */
export const PARTS = [
  'new room',
  'new floor',
  'room on new floor',
  'twin of new room',
  'link live contact',
  'link new contact',
  'rename unit',
  'point user elsewhere',
  'remove room',
] as const;
export type Part = (typeof PARTS)[number];

const profile = (id: string): IdRef => ({ id });
const made = (id: string): IdRef => ({ step: id });

function of(
  kind: Step['kind'],
  key: string,
  write: StepWrite,
  needs: string[] = [],
  more: Partial<Step> = {},
): Step {
  return step({ id: `${kind}:${key}`, kind, key, write, needs, ...more });
}

/** A room with all that a row may give it. */
function roomSteps(path: string, name: string, parent: IdRef, extension: string): Step[] {
  const unit = `unit:${path}`;
  const own = `profile:${path}`;
  const above = 'step' in parent ? [parent.step] : [];
  const external = { serviceProviderId: 'csp', externalUserId: `user-${extension}` };
  return [
    of('unit', path, { op: 'unit.create', parent, name }, above),
    of(
      'profile',
      path,
      { op: 'profile.create', unit: made(unit), name: `Room ${path.replace('/', ' ')}` },
      [unit],
    ),
    contactStep(
      path,
      { id: 'old' },
      `Room ${name}`,
      { kind: 'profile', profile: made(own) },
      { rows: [] },
    ),
    of(
      'association',
      `Old / ${path}`,
      { op: 'association.create', book: { id: 'old' }, unit: made(unit) },
      [unit, own],
    ),
    of(
      'extension',
      extension,
      { op: 'extension.map', trunkId: 'trunk', extension, profile: made(own) },
      [own],
    ),
    of(
      'block',
      path,
      { op: 'block.set', profile: made(own), target: profile('p1'), value: 'ENABLED' },
      [own],
    ),
    of(
      'dropIn',
      path,
      { op: 'dropIn.set', profile: profile('p1'), target: made(own), value: 'ENABLED' },
      [own],
    ),
    of(
      'inboundCalling',
      path,
      { op: 'inboundCalling.create', profile: made(own), contact: { id: 'mum' } },
      [own, `association:Old / ${path}`],
    ),
    of('externalUser', extension, { op: 'externalUser.create', ...external, profile: made(own) }, [
      own,
    ]),
  ];
}

/** Everything that hangs on room 2, and the room, in the order that is safe. */
function removalSteps(): Step[] {
  const steps: Step[] = [];
  const remove = (
    kind: Step['kind'],
    key: string,
    write: StepWrite,
    remoteId: string | null,
  ): void => {
    // Each after all those before it, which is more than a plan asks for.
    const needs = steps.map(({ id }) => id);
    steps.push(of(kind, `gone ${key}`, write, needs, { action: 'remove', after: null, remoteId }));
  };
  const rule = { profile: profile('p1'), target: profile('p2'), value: 'DISABLED' } as const;
  const back = { ...rule, profile: profile('p2'), target: profile('p1') };
  const user = { serviceProviderId: 'csp', externalUserId: 'room-2' };
  remove(
    'inboundCalling',
    'dad',
    { op: 'inboundCalling.delete', profileId: 'p2', contactId: 'dad' },
    null,
  );
  remove('block', '1 2', { op: 'block.set', ...rule }, null);
  remove('dropIn', '2 1', { op: 'dropIn.set', ...back }, null);
  remove('extension', '2', { op: 'extension.unmap', trunkId: 'trunk', extension: '2' }, null);
  remove('externalUser', '2', { op: 'externalUser.delete', ...user }, null);
  const caller = { addressBookId: 'old', contactId: 'caller' };
  remove('contact', 'caller', { op: 'contact.delete', ...caller }, 'caller');
  for (const addressBookId of ['old', 'doomed']) {
    const pair = { addressBookId, unitId: 'u2' };
    remove('association', addressBookId, { op: 'association.delete', ...pair }, null);
  }
  remove('addressBook', 'doomed', { op: 'addressBook.delete', addressBookId: 'doomed' }, 'doomed');
  remove('profile', '2', { op: 'profile.delete', profileId: 'p2' }, 'p2');
  remove('unit', '2', { op: 'unit.delete', unitId: 'u2' }, 'u2');
  return steps;
}

/** The steps of these parts; each part is as its name says. */
export function partsPlan(parts: readonly Part[]): { steps: Step[]; known: KnownIds } {
  const has = (part: Part): boolean => parts.includes(part);
  const property: IdRef = { id: 'P' };
  const floor = made('unit:Floor');
  const onFloor = has('room on new floor');
  const daughter = contactStep('daughter', { id: 'old' }, 'Daughter', phones('+12065550105'));
  const steps = [
    ...(has('new room') ? roomSteps('3', '3', property, '3') : []),
    ...(has('new floor') || onFloor
      ? [of('unit', 'Floor', { op: 'unit.create', parent: property, name: 'Floor' })]
      : []),
    ...(onFloor ? roomSteps('Floor/4', '4', floor, '4') : []),
    // Named as one that is there already and as another new one.
    ...(has('twin of new room') ? roomSteps('P/3', '3', property, '33') : []),
    ...(has('link live contact')
      ? [
          of('inboundCalling', '1 mum', {
            op: 'inboundCalling.create',
            profile: profile('p1'),
            contact: { id: 'mum' },
          }),
        ]
      : []),
    ...(has('link new contact')
      ? [
          daughter,
          of(
            'inboundCalling',
            '1 daughter',
            { op: 'inboundCalling.create', profile: profile('p1'), contact: made(daughter.id) },
            [daughter.id],
          ),
        ]
      : []),
    ...(has('rename unit')
      ? [of('unit', 'Old 1', { op: 'unit.rename', unitId: 'u1', name: 'New 1' })]
      : []),
    ...(has('point user elsewhere')
      ? [
          of('externalUser', 'room-9', {
            op: 'externalUser.update',
            serviceProviderId: 'csp',
            externalUserId: 'room-9',
            profile: profile('p1'),
          }),
        ]
      : []),
    ...(has('remove room') ? removalSteps() : []),
  ];
  const known = {
    addressBooks: ['old', 'doomed'],
    contacts: { old: ['mum', 'dad', 'caller'] },
    units: ['u1', 'u2'],
  };
  return { steps, known };
}

/** Fills a world with the little hotel: two rooms that are linked in every way. */
export function fillHotel(world: World): void {
  const phone = (name: string, number: string): ContactBody => ({
    name,
    address: { kind: 'phones', numbers: [number] },
  });
  for (const at of ['1', '2']) {
    world.units.set(`u${at}`, { name: `Old ${at}`, parentId: 'P', openAt: 0 });
    world.profiles.set(`u${at}`, { id: `p${at}`, name: `Room ${at}` });
    world.associations.add(`old u${at}`);
    world.extensions.set(`trunk ${at}`, `p${at}`);
  }
  world.books.set('old', 'Old').set('doomed', 'Doomed');
  world.associations.add('doomed u2');
  const caller: ContactBody = { name: 'Two', address: { kind: 'profile', profileId: 'p2' } };
  world.contacts.set(
    'old',
    new Map([
      ['mum', phone('Mum', '+12065550101')],
      ['dad', phone('Dad', '+12065550102')],
      ['caller', caller],
    ]),
  );
  world.contacts.set('doomed', new Map([['old neighbour', phone('Nan', '+12065550103')]]));
  world.rules.set('block p1 p2', 'ENABLED').set('dropIn p2 p1', 'ENABLED');
  world.links.set('p1 dad', 'ENABLED').set('p2 dad', 'ENABLED');
  world.users.set('csp room-2', 'p2').set('csp room-9', 'p9');
}

/** The remote state in names, sorted: lost and doubled things show as differences. */
export function naturalHotel(world: World): Record<string, string[]> {
  const path = (id: string): string => {
    const unit = world.units.get(id);
    return unit ? `${path(unit.parentId)}/${unit.name}` : id;
  };
  const unitOf = new Map([...world.profiles].map(([unit, { id }]) => [id, path(unit)]));
  // Twins differ in nothing but what hangs on them; a profile's name tells them apart.
  const room = (id: string): string =>
    [
      unitOf.get(id) ?? id,
      ...[...world.profiles.values()].flatMap((p) => (p.id === id ? p.name : [])),
    ].join(' ');
  const people = new Map(
    [...world.contacts.values()].flatMap((list) => [...list].map(([id, { name }]) => [id, name])),
  );
  const words = (text: string): string =>
    text
      .split(' ')
      .map(
        (id) =>
          world.books.get(id) ?? people.get(id) ?? (world.units.has(id) ? path(id) : room(id)),
      )
      .join(' ');
  const lines = (all: Iterable<string>): string[] => [...all].toSorted();
  const pairs = (map: Map<string, string>): string[] =>
    lines([...map].map(([key, value]) => words(`${key} ${value}`)));
  return {
    units: lines([...world.units.keys()].map(path)),
    profiles: lines([...world.profiles.values()].map(({ id }) => room(id))),
    books: lines(world.books.values()),
    contacts: lines(
      [...world.contacts].flatMap(([book, list]) =>
        [...list.values()].map(({ name, address }) =>
          address.kind === 'profile'
            ? `${book} / ${name} calls ${room(address.profileId)}`
            : `${book} / ${name} ${JSON.stringify(address)}`,
        ),
      ),
    ),
    associations: lines([...world.associations].map(words)),
    extensions: pairs(world.extensions),
    rules: pairs(world.rules),
    links: pairs(world.links),
    users: pairs(world.users),
    messages: lines(world.messages.map(words)),
  };
}
