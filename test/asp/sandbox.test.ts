import { afterEach, expect, test } from 'vitest';
import { createAspClient } from '../../main/asp/client.ts';
import { entries } from '../../main/asp/operations.ts';
import type { Send } from '../../main/engine/ports.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../main/sandbox/sandbox.ts';
import type { Answer } from '../../shared/domain/failure.ts';
import type { ContactBody, Page } from '../../shared/domain/operations.ts';
import { contactItems, NEVER } from './client-fixture.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function start(
  options: SandboxOptions,
  signedIn = true,
): Promise<{ sandbox: Sandbox; send: Send }> {
  const sandbox = await startSandbox({ rooms: 24, floors: 2, ...options });
  closers.push(() => sandbox.close());
  const { refreshToken, ...profile } = sandbox.credentials;
  const client = createAspClient({
    apiUrl: sandbox.apiUrl,
    tokenUrl: sandbox.tokenUrl,
    credentials: () =>
      Promise.resolve({ ...profile, refreshToken: signedIn ? refreshToken : null }),
    now: Date.now,
    timeoutMs: 20_000,
  });
  closers.push(() => client.close());
  return { sandbox, send: client.send };
}

/** The value of an answer that must be a success. */
function valueOf<T>(answer: Answer<T>): T {
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return answer.value;
}

async function all<T>(list: (page?: string) => Promise<Answer<Page<T>>>): Promise<T[]> {
  const items: T[] = [];
  let page = valueOf(await list());
  items.push(...page.items);
  while (page.next !== null) {
    page = valueOf(await list(page.next));
    items.push(...page.items);
  }
  return items;
}

/** One of everything: written, read back, changed, read again. */
async function tour(sandbox: Sandbox, send: Send): Promise<void> {
  const parentId = sandbox.property.id;
  const units = await all((page) =>
    send('units.list', { parentId, depth: 'all', ...(page && { page }) }, NEVER),
  );
  const rooms = units.filter((unit) => unit.level === 3);
  expect(rooms.map((room) => room.name)).toContain('101');
  expect(rooms).toHaveLength(sandbox.state.units.filter((unit) => unit.level === 3).length - 12);
  expect(valueOf(await send('units.get', { unitId: parentId }, NEVER))).toMatchObject({
    id: parentId,
    name: 'Hotel Example',
    level: 1,
  });
  expect(valueOf(await send('units.list', { parentId, depth: 1 }, NEVER)).items).toHaveLength(2);

  const [first, second] = rooms;
  if (!first || !second) throw new Error('There are no rooms.');
  expect(valueOf(await send('profiles.getByUnit', { unitId: first.id }, NEVER))).toBeNull();
  const made = valueOf(
    await send(
      'profiles.createBatch',
      {
        items: [
          { itemId: 1, unitId: first.id, name: 'Room 101' },
          { itemId: 2, unitId: `${first.id}XX`, name: 'Nowhere' },
        ],
      },
      NEVER,
    ),
  );
  const profileId = made.get(1)?.ok ? sandbox.state.profiles.at(-1)?.id : undefined;
  if (!profileId) throw new Error('No profile came about.');
  expect(made.get(1)).toEqual({ ok: true, value: { profileId } });
  expect(made.get(2)).toMatchObject({ ok: false, failure: { code: 'no-access', status: 403 } });
  expect(
    valueOf(await send('profiles.update', { profileId, name: 'Suite 101' }, NEVER)),
  ).toBeNull();
  const profile = valueOf(await send('profiles.get', { profileId }, NEVER));
  expect(profile).toMatchObject({ id: profileId, unitId: first.id });
  expect(['Suite 101', null]).toContain(profile?.name);
  expect(valueOf(await send('profiles.getByUnit', { unitId: first.id }, NEVER))).toEqual(profile);

  const { addressBookId } = valueOf(await send('addressBooks.create', { name: 'Desk' }, NEVER));
  await send('addressBooks.update', { addressBookId, name: 'Front desk' }, NEVER);
  const books = await all((page) => send('addressBooks.list', { ...(page && { page }) }, NEVER));
  expect(books).toContainEqual({ id: addressBookId, name: 'Front desk' });

  const contacts = valueOf(
    await send(
      'contacts.createBatch',
      {
        addressBookId,
        items: [
          {
            itemId: 1,
            contact: { name: 'Reception', address: { kind: 'phones', numbers: ['+12065550100'] } },
          },
          { itemId: 2, contact: { name: '101', address: { kind: 'profile', profileId } } },
          { itemId: 3, contact: { name: 'App', address: { kind: 'provider', providerId: '7' } } },
          {
            itemId: 4,
            contact: { name: 'Wrong', address: { kind: 'phones', numbers: ['555-0100'] } },
          },
        ],
      },
      NEVER,
    ),
  );
  expect(contacts.get(4)).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  const listed = await all((page) =>
    send('contacts.list', { addressBookId, ...(page && { page }) }, NEVER),
  );
  expect(listed.map((contact) => contact.name)).toEqual(['Reception', '101', 'App']);
  const reception = listed[0];
  if (!reception) throw new Error('There is no contact.');
  const contactId = reception.id;
  await send(
    'contacts.update',
    {
      addressBookId,
      contactId,
      contact: { name: 'Reception', address: { kind: 'phones', numbers: ['+12065550101'] } },
    },
    NEVER,
  );
  expect(valueOf(await send('contacts.get', { addressBookId, contactId }, NEVER))).toEqual({
    ...reception,
    address: { kind: 'phones', numbers: ['+12065550101'] },
  });
  const gone = contactId.slice(0, -2) + 'AA';
  expect(valueOf(await send('contacts.get', { addressBookId, contactId: gone }, NEVER))).toBeNull();

  const associate = () =>
    send(
      'associations.createBatch',
      {
        addressBookId,
        items: [
          { itemId: 1, unitId: first.id },
          { itemId: 2, unitId: second.id },
        ],
      },
      NEVER,
    );
  const associated = new Map([1, 2].map((id) => [id, { ok: true, value: null }]));
  expect(valueOf(await associate())).toEqual(associated);
  expect(valueOf(await associate())).toEqual(associated);
  const unitId = first.id;
  expect(
    await all((page) => send('associations.listByUnit', { unitId, ...(page && { page }) }, NEVER)),
  ).toEqual([{ addressBookId, unitId }]);
  expect(
    await all((page) =>
      send('associations.listByBook', { addressBookId, ...(page && { page }) }, NEVER),
    ),
  ).toHaveLength(2);

  const { trunk: trunkId } = sandbox;
  const peers = [{ ip: '192.0.2.10', port: 5061 }];
  const trunk = { id: trunkId, status: 'ACTIVE', name: 'pbx.hotel.example', peers };
  expect(await all((page) => send('trunks.list', { ...(page && { page }) }, NEVER))).toEqual([
    trunk,
  ]);
  expect(valueOf(await send('trunks.get', { trunkId }, NEVER))).toEqual(trunk);
  const mapping = { trunkId, extension: '0710', profileId };
  expect(valueOf(await send('extensions.get', { trunkId, extension: '0710' }, NEVER))).toBeNull();
  expect(valueOf(await send('extensions.map', mapping, NEVER))).toBeNull();
  expect(valueOf(await send('extensions.remap', mapping, NEVER))).toBeNull();
  expect(valueOf(await send('extensions.get', { trunkId, extension: '0710' }, NEVER))).toEqual(
    mapping,
  );
  expect(
    await all((page) => send('extensions.list', { trunkId, ...(page && { page }) }, NEVER)),
  ).toEqual([mapping]);
}

const GONE = { found: false };
const FOUND = { found: true };

/** What the first tour leaves out: made one by one, ruled, linked, and taken away in the safe order. */
async function secondTour(sandbox: Sandbox, send: Send): Promise<void> {
  const parentId = sandbox.property.id;
  const makeUnit = async (name: string) =>
    valueOf(await send('units.create', { parentId, name }, NEVER)).unitId;
  const [unitId, otherUnit] = [await makeUnit('Spa'), await makeUnit('Bar')];
  expect(valueOf(await send('units.update', { unitId, name: 'Spa 2' }, NEVER))).toBeNull();
  expect(valueOf(await send('units.get', { unitId }, NEVER))).toMatchObject({
    name: 'Spa 2',
    parentId,
    level: 2,
  });
  const makeProfile = async (unitId: string, name: string | null) =>
    valueOf(await send('profiles.create', { unitId, name }, NEVER)).profileId;
  const [profileId, targetProfileId] = [
    await makeProfile(unitId, 'Spa'),
    await makeProfile(otherUnit, null),
  ];
  expect(await makeProfile(unitId, null)).toBe(profileId);

  const { addressBookId } = valueOf(await send('addressBooks.create', { name: 'Calls' }, NEVER));
  expect(valueOf(await send('addressBooks.get', { addressBookId }, NEVER))).toEqual({
    id: addressBookId,
    name: 'Calls',
  });
  const makeContact = async (contact: ContactBody) =>
    valueOf(await send('contacts.create', { addressBookId, contact }, NEVER)).contactId;
  const numbers = ['+12065550100', '+12065550101'];
  const contactId = await makeContact({ name: 'Son', address: { kind: 'phones', numbers } });
  for (const id of [profileId, targetProfileId]) {
    await makeContact({ name: 'Room', address: { kind: 'profile', profileId: id } });
  }
  const pair = { addressBookId, unitId };
  expect(valueOf(await send('associations.get', pair, NEVER))).toBeNull();
  for (const _ of [1, 2]) {
    expect(valueOf(await send('associations.create', pair, NEVER))).toBeNull();
  }
  await send('associations.create', { addressBookId, unitId: otherUnit }, NEVER);
  expect(valueOf(await send('associations.get', pair, NEVER))).toEqual(pair);

  const link = { profileId, contactId };
  const linked = async () => valueOf(await send('inboundCalling.get', link, NEVER))?.status;
  expect(await linked()).toBe('DISABLED');
  for (const _ of [1, 2]) {
    expect(valueOf(await send('inboundCalling.create', link, NEVER))).toBeNull();
  }
  expect([await linked(), sandbox.state.messages]).toEqual(['ENABLED', 1]);
  expect(valueOf(await send('inboundCalling.delete', link, NEVER))).toEqual(FOUND);
  expect(valueOf(await send('inboundCalling.delete', link, NEVER))).toEqual(GONE);
  expect([await linked(), sandbox.state.messages]).toEqual(['DISABLED', 2]);

  for (const kind of ['blocks', 'dropIns'] as const) {
    const rule = { profileId, targetProfileId };
    const list = (value?: 'ENABLED' | 'DISABLED') =>
      all((page) =>
        send(`${kind}.list`, { ...rule, ...(value && { value }), ...(page && { page }) }, NEVER),
      );
    expect(await list()).toEqual([]);
    await send(`${kind}.set`, { ...rule, value: 'DISABLED' }, NEVER);
    expect(valueOf(await send(`${kind}.set`, { ...rule, value: 'ENABLED' }, NEVER))).toBeNull();
    expect(await list()).toEqual([
      { ...rule, value: 'ENABLED', contactId: expect.stringContaining('amzn1.alexa.contact') },
    ]);
    expect(await list('DISABLED')).toEqual([]);
  }

  const peers = [{ ip: '192.0.2.20', port: 5061 }];
  const tls = {
    certificateChain: ['-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----'],
    name: 'pbx2.hotel.example',
  };
  const { trunkId } = valueOf(await send('trunks.create', { trunk: { tls, peers } }, NEVER));
  const moved = [{ name: 'pbx3.hotel.example', port: 5061 }];
  await send('trunks.update', { trunkId, trunk: { tls, peers: moved } }, NEVER);
  expect(valueOf(await send('trunks.get', { trunkId }, NEVER))).toEqual({
    id: trunkId,
    status: 'ACTIVE',
    name: 'pbx2.hotel.example',
    peers: moved,
  });
  const extension = '0720';
  await send('extensions.map', { trunkId, extension, profileId }, NEVER);
  for (const end of [FOUND, GONE]) {
    expect(valueOf(await send('extensions.unmap', { trunkId, extension }, NEVER))).toEqual(end);
  }
  for (const end of [FOUND, GONE]) {
    expect(valueOf(await send('trunks.delete', { trunkId }, NEVER))).toEqual(end);
  }

  await providerTour(send, profileId, targetProfileId);

  const early = await send('addressBooks.delete', { addressBookId }, NEVER);
  expect(early).toMatchObject({ kind: 'refused', failure: { code: 'in-use', status: 409 } });
  expect((await send('units.delete', { unitId }, NEVER)).kind).toBe('refused');
  for (const end of [FOUND, GONE]) {
    expect(valueOf(await send('contacts.delete', { addressBookId, contactId }, NEVER))).toEqual(
      end,
    );
  }
  for (const end of [FOUND, GONE]) {
    expect(valueOf(await send('associations.delete', pair, NEVER))).toEqual(end);
  }
  await send('associations.delete', { addressBookId, unitId: otherUnit }, NEVER);
  for (const end of [FOUND, GONE]) {
    expect(valueOf(await send('addressBooks.delete', { addressBookId }, NEVER))).toEqual(end);
  }
  expect(valueOf(await send('addressBooks.get', { addressBookId }, NEVER))).toBeNull();
  for (const end of [FOUND, GONE]) {
    expect(valueOf(await send('profiles.delete', { profileId }, NEVER))).toEqual(end);
  }
  for (const end of [FOUND, GONE]) {
    expect(valueOf(await send('units.delete', { unitId }, NEVER))).toEqual(end);
  }
}

/** Service providers, their network and their users. */
async function providerTour(send: Send, profileId: string, otherProfile: string): Promise<void> {
  const names = [{ locale: 'en-US', value: 'Nurse calls' }];
  const logicalId = 'nurse.calls';
  const at = valueOf(await send('serviceProviders.create', { logicalId, names }, NEVER));
  const renamed = [...names, { locale: 'es-US', value: 'Llamadas' }];
  await send('serviceProviders.update', { ...at, names: renamed }, NEVER);
  expect(valueOf(await send('serviceProviders.get', at, NEVER))).toEqual({
    id: at.serviceProviderId,
    logicalId,
    names: renamed,
  });

  expect(valueOf(await send('networkMappings.get', at, NEVER))).toBeNull();
  const mapping = { ...at, skillId: 'amzn1.ask.skill.one' };
  expect(valueOf(await send('networkMappings.create', mapping, NEVER))).toBeNull();
  const remapped = { ...at, skillId: 'amzn1.ask.skill.two' };
  expect(valueOf(await send('networkMappings.update', remapped, NEVER))).toBeNull();
  expect(valueOf(await send('networkMappings.get', at, NEVER))).toEqual(remapped);
  for (const end of [FOUND, GONE]) {
    expect(valueOf(await send('networkMappings.delete', at, NEVER))).toEqual(end);
  }

  const users = Array.from({ length: 31 }, (_, index) => `07${index}@hotel.example`);
  for (const externalUserId of users) {
    const user = { ...at, externalUserId, profileId };
    expect(valueOf(await send('externalUsers.create', user, NEVER))).toBeNull();
  }
  const [externalUserId = ''] = users;
  const user = { ...at, externalUserId, profileId: otherProfile };
  expect(valueOf(await send('externalUsers.update', user, NEVER))).toBeNull();
  const externalUserIds = [externalUserId];
  expect(
    valueOf(await send('externalUsers.query', { ...at, externalUserIds }, NEVER)).items,
  ).toEqual([user]);
  const listed = await all((page) =>
    send('externalUsers.query', { ...at, ...(page && { page }) }, NEVER),
  );
  expect(listed.map((entry) => entry.externalUserId)).toEqual(users);
  for (const end of [FOUND, GONE]) {
    expect(valueOf(await send('externalUsers.delete', { ...at, externalUserId }, NEVER))).toEqual(
      end,
    );
  }
  for (const end of [FOUND, GONE]) {
    expect(valueOf(await send('serviceProviders.delete', at, NEVER))).toEqual(end);
  }
}

const CHOICES: [string, SandboxOptions, boolean][] = [
  ['as documented', { mode: 'documented' }, true],
  ['as documented, without a sign-in', { mode: 'documented' }, false],
  ['in its legacy mode', { mode: 'legacy' }, true],
  ['in its 2025 mode', { mode: '2025' }, true],
  ['with an empty text at the end of lists', { switches: { endMark: 'empty' } }, true],
  ['with a word at the end of lists', { switches: { endMark: 'word' } }, true],
  ['without a context at the end of lists', { switches: { endMark: 'no-context' } }, true],
  ['with lives of tokens as text', { switches: { expiresInAsText: true } }, true],
  ['that ends lists as its examples do', { switches: { endMark: 'as-shown' } }, true],
  [
    'that answers in the other of two forms',
    {
      switches: {
        profileIdShape: 'object-in-batch',
        contactListName: 'contact.name',
        contactIds: 'contacts.did',
        itemErrorCode: 'empty',
        dropInWord: 'Dropin',
        tokenType: 'Bearer',
      },
    },
    true,
  ],
  ['whose pages hold ten at most', { switches: { largestPage: 'ten' } }, true],
  ['with new refresh tokens', { switches: { newRefreshToken: true }, tokenSeconds: 1 }, true],
  [
    'with one token for everything',
    { switches: { clientCredentials: false, managementOpensAll: true } },
    true,
  ],
];
test.each(CHOICES)('every operation works with a service %s', async (_name, options, signedIn) => {
  const { sandbox, send } = await start(options, signedIn);
  await tour(sandbox, send);
  await secondTour(sandbox, send);
  const asked = Object.keys(sandbox.requests().byOperation);
  expect(asked.filter((name) => !(name in entries))).toEqual(['token']);
  // One request of the service, but two operations of ours: the pair is a list that is filtered.
  expect(Object.keys(entries).filter((name) => !asked.includes(name))).toEqual([
    'associations.get',
  ]);
});

test('where no token opens the PBX, trunks are refused and the rest goes on', async () => {
  const { send } = await start({ switches: { clientCredentials: false } });
  const answer = await send('trunks.list', {}, NEVER);
  expect(answer).toMatchObject({ kind: 'refused', failure: { code: 'no-access', status: 403 } });
  expect(answer).toHaveProperty('failure.message', expect.stringContaining('PBX'));
  expect((await send('addressBooks.list', {}, NEVER)).kind).toBe('ok');
});

test('long lists are read to their end with the largest pages', async () => {
  const { sandbox, send } = await start({ rooms: 250, floors: 5 });
  const parentId = sandbox.property.id;
  sandbox.resetRequests();
  const units = await all((page) =>
    send('units.list', { parentId, depth: 'all', ...(page && { page }) }, NEVER),
  );
  expect(new Set(units.map((unit) => unit.id)).size).toBe(255);
  // Three pages and a token.
  expect(sandbox.requests().total).toBe(4);
});

test.each([
  ['refuse-500', 'unavailable'],
  ['refuse-503', 'unavailable'],
  ['html-502', 'unavailable'],
  ['effect-then-500', 'unavailable'],
  ['reset-before', 'lost'],
  ['effect-then-reset', 'lost'],
  ['truncated-json', 'lost'],
  ['429', 'throttled'],
  ['revoke-token', 'ok'],
] as const)('a service that shows %s is taken as %s, and asked only once', async (kind, end) => {
  const { sandbox, send } = await start({
    faults: [{ operation: 'addressBooks.create', at: 1, kind }],
  });
  expect((await send('addressBooks.create', { name: 'Spa' }, NEVER)).kind).toBe(end);
  const did = ['effect-then-500', 'effect-then-reset', 'truncated-json', 'revoke-token'];
  const books = sandbox.state.addressBooks.filter((book) => book.name === 'Spa');
  expect(books).toHaveLength(did.includes(kind) ? 1 : 0);
});

test.each(['items-missing', 'items-duplicate', 'items-500'] as const)(
  'of a batch with %s only those items are told that can be believed',
  async (kind) => {
    const { sandbox, send } = await start({
      faults: [{ operation: 'contacts.createBatch', kind }],
    });
    const { addressBookId } = valueOf(await send('addressBooks.create', { name: 'Spa' }, NEVER));
    const reply = valueOf(
      await send(
        'contacts.createBatch',
        {
          addressBookId,
          items: contactItems(60),
        },
        NEVER,
      ),
    );
    const done = [...reply].filter(([, item]) => item.ok);
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(60);
    const live = new Map(sandbox.state.contacts.map((contact) => [contact.id, contact.name]));
    for (const [itemId, item] of done) {
      expect(item.ok && live.get(item.value.contactId)).toBe(`C${itemId}`);
    }
    if (kind === 'items-500') {
      for (const [, item] of reply) {
        if (!item.ok) expect(item.failure).toMatchObject({ code: 'service-error', status: 500 });
      }
      expect(reply.size).toBe(60);
    } else expect(reply.size).toBe(done.length);
  },
);

test.each(['refuse-500', 'refuse-503', 'reset-before'] as const)(
  'a token host that shows %s sends nobody away for wrong credentials',
  async (kind) => {
    const { sandbox, send } = await start({ faults: [{ operation: 'token', at: 1, kind }] });
    expect((await send('addressBooks.create', { name: 'Spa' }, NEVER)).kind).toBe('unreachable');
    expect((await send('addressBooks.create', { name: 'Spa' }, NEVER)).kind).toBe('ok');
    expect(sandbox.state.addressBooks.filter((book) => book.name === 'Spa')).toHaveLength(1);
  },
);

test('a throttled service says when to come back, where it says so', async () => {
  const { send } = await start({ tps: 1, burst: 1, switches: { retryAfterHeader: true } });
  const answers = await Promise.all([1, 2, 3].map(() => send('addressBooks.list', {}, NEVER)));
  const throttled = answers.filter((answer) => answer.kind === 'throttled');
  expect(throttled.length).toBeGreaterThan(0);
  for (const answer of throttled) expect(answer.retryAfterMs).toBeGreaterThan(0);
});
