import { inboundKey, isEnabled } from '../../shared/domain/live.ts';
import type { ExternalUser, LiveState, Unit } from '../../shared/domain/live.ts';
import { externalUserKey, inboundRowKey, ruleKey } from '../../main/engine/plan/exported-keys.ts';
import type { ExportEdit } from './export-edit.ts';
import { elsewhere, profileOf, unitOf, without } from './export-edit.ts';

/** Every edit of the rows of calling rules, inbound calling and external users. */
export function callingEdits(live: LiveState): ExportEdit[] {
  return [
    ...ruleEdits(live, 'block'),
    ...ruleEdits(live, 'dropIn'),
    ...inboundEdits(live),
    ...[...live.externalUsers.values()].flat().flatMap((user) => {
      const unit = unitOf(live, user.profileId);
      return unit ? userEdits(live, user, unit) : [];
    }),
  ];
}

function ruleEdits(live: LiveState, rule: 'block' | 'dropIn'): ExportEdit[] {
  const listOf = (state: LiveState) => (rule === 'block' ? state.blocks : state.dropIns);
  const set = (state: LiveState, from: string, to: string, value: string): void => {
    const list = (listOf(state).get(from) ?? []).filter((one) => one.targetProfileId !== to);
    list.push({ profileId: from, targetProfileId: to, value, contactId: null });
    listOf(state).set(from, list);
  };
  const on = [...listOf(live).values()].flat().filter(({ value }) => isEnabled(value));
  return on.flatMap(({ profileId, targetProfileId }) => {
    const unit = unitOf(live, profileId);
    const target = unitOf(live, targetProfileId);
    if (!unit || !target) return [];
    const row = {
      kind: 'callingRules',
      remoteId: ruleKey(rule, profileId, targetProfileId),
    } as const;
    const about = [unit.id, target.id];
    const off = (state: LiveState): void => set(state, profileId, targetProfileId, 'DISABLED');
    const free = elsewhere(live, unit).filter(({ id }) => {
      const there = live.profiles.get(id)?.id;
      return !on.some((one) => one.profileId === profileId && one.targetProfileId === there);
    });
    return [
      { ...row, about, cells: { value: 'off' }, change: off },
      { ...row, about, cells: { action: 'delete' }, change: off },
      {
        ...row,
        about,
        cells: { value: 'both' },
        change: (state) => set(state, targetProfileId, profileId, 'ENABLED'),
      },
      ...free.map((room): ExportEdit => ({
        ...row,
        about: [...about, room.id],
        cells: { targetRoom: room.name },
        change: (state) => {
          off(state);
          set(state, profileId, profileOf(state, room), 'ENABLED');
        },
      })),
    ];
  });
}

function inboundEdits(live: LiveState): ExportEdit[] {
  return [...live.inboundCalling.values()].flatMap((inbound) => {
    if (!inbound || !isEnabled(inbound.status)) return [];
    const { profileId, contactId } = inbound;
    const unit = unitOf(live, profileId);
    const contact = [...live.contacts.values()].flat().find(({ id }) => id === contactId);
    if (!unit || !contact) return [];
    return {
      kind: 'inboundCalling' as const,
      remoteId: inboundRowKey(profileId, contactId),
      cells: { action: 'delete' },
      about: [unit.id, contactId, contact.addressBookId],
      change: (next: LiveState) => {
        next.inboundCalling.set(inboundKey(profileId, contactId), null);
      },
    };
  });
}

function userEdits(live: LiveState, user: ExternalUser, unit: Unit): ExportEdit[] {
  const { serviceProviderId, externalUserId, profileId } = user;
  const row = {
    kind: 'externalUsers',
    remoteId: externalUserKey(serviceProviderId, externalUserId),
  } as const;
  const about = [unit.id, externalUserId];
  const renamed = `moved-${externalUserId.replace('/', '-')}`;
  const put = (next: LiveState, ...more: ExternalUser[]): void => {
    next.externalUsers.set(serviceProviderId, [...without(next, user), ...more]);
  };
  return [
    { ...row, about, cells: { action: 'delete' }, change: (next) => put(next) },
    {
      ...row,
      about,
      cells: { externalUser: renamed },
      change: (next) => put(next, { serviceProviderId, externalUserId: renamed, profileId }),
    },
    ...elsewhere(live, unit).map((room): ExportEdit => ({
      ...row,
      about: [...about, room.id],
      cells: { room: room.name },
      change: (next) =>
        put(next, { serviceProviderId, externalUserId, profileId: profileOf(next, room) }),
    })),
  ];
}
