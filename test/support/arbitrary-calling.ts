import * as fc from 'fast-check';
import { CLEAR } from '../../shared/domain/fields.ts';
import type { LiveState } from '../../shared/domain/live.ts';
import { knowEveryPair } from './apply-to-live.ts';
import { anyLive } from './arbitrary-plan.ts';
import type { RowInput } from './live-state.ts';

export const PROVIDER = 'SP';

const ROOMS = ['101', '102', '103'];
const BOOKS = ['Desk', 'Spa'];
const NAMES = ['Reception', 'Cab'];
const USERS = ['u1', 'u2', 'u3'];
const room = fc.constantFrom(...ROOMS);
const pair = fc.tuple(room, room).filter(([a, b]) => a !== b);

/** A property as elsewhere, with rules, callers and external users of its rooms and of others. */
export const anyCallingLive: fc.Arbitrary<LiveState> = fc
  .record({
    live: anyLive,
    blocks: fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.boolean()), { maxLength: 4 }),
    dropIns: fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.boolean()), { maxLength: 4 }),
    inbound: fc.array(fc.tuple(fc.nat(3), fc.nat(9)), { maxLength: 4 }),
    users: fc.dictionary(fc.constantFrom(...USERS), fc.nat(5)),
  })
  .map(({ live, blocks, dropIns, inbound, users }) => {
    const profiles = [...live.profiles.values()].flatMap((profile) => profile?.id ?? []);
    const contacts = [...live.contacts.values()].flat();
    for (const id of profiles) {
      live.blocks.set(id, []);
      live.dropIns.set(id, []);
    }
    for (const [kept, rules] of [
      [live.blocks, blocks],
      [live.dropIns, dropIns],
    ] as const) {
      for (const [from, to, on] of rules) {
        const [profileId, targetProfileId] = [profiles[from], profiles[to]];
        if (profileId === undefined || targetProfileId === undefined || from === to) continue;
        const others = (kept.get(profileId) ?? []).filter(
          (rule) => rule.targetProfileId !== targetProfileId,
        );
        const value = on ? 'ENABLED' : 'DISABLED';
        kept.set(profileId, [...others, { profileId, targetProfileId, value, contactId: null }]);
      }
    }
    for (const [from, to] of inbound) {
      const [profileId, contactId] = [profiles[from], contacts[to]?.id];
      if (profileId === undefined || contactId === undefined) continue;
      const key = JSON.stringify([profileId, contactId]);
      live.inboundCalling.set(key, { profileId, contactId, status: 'ENABLED' });
    }
    knowEveryPair(live);
    const ringing = [...profiles, ...live.otherProfiles.keys()];
    live.externalUsers.set(
      PROVIDER,
      Object.entries(users).map(([externalUserId, at]) => ({
        serviceProviderId: PROVIDER,
        externalUserId,
        profileId: ringing[at % Math.max(1, ringing.length)] ?? null,
      })),
    );
    return live;
  });

const action = fc.constantFrom('upsert', 'upsert', 'create', 'update', 'delete', 'skip' as const);

/** Rows of a plain file about calling, of every kind. */
export const anyCallingRow: fc.Arbitrary<RowInput> = fc.oneof(
  fc
    .record({
      rule: fc.constantFrom('block', 'dropIn' as const),
      pair,
      value: fc.constantFrom('on', 'off', 'both' as const),
      action,
    })
    .map(({ pair: [one, other], ...rest }): RowInput => ({
      kind: 'callingRules',
      room: one,
      targetRoom: other,
      ...rest,
    })),
  fc
    .record({
      room,
      addressBook: fc.constantFrom(...BOOKS),
      contact: fc.constantFrom(...NAMES),
      action,
    })
    .map((rest): RowInput => ({ kind: 'inboundCalling', ...rest })),
  fc
    .record({ externalUser: fc.constantFrom(...USERS), room, action })
    .map((rest): RowInput => ({ kind: 'externalUsers', ...rest })),
  fc
    .record({
      room,
      externalUser: fc.constantFrom(...USERS, CLEAR),
      addressBooks: fc.uniqueArray(fc.constantFrom(...BOOKS), { maxLength: 2 }),
    })
    .map((rest): RowInput => ({ kind: 'rooms', ...rest })),
);
