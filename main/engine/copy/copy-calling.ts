import type { PropertyCopy } from '../../../shared/domain/property-copy.ts';
import { inRooms, targetCells } from './copy-desk.ts';
import type { CopyDesk } from './copy-desk.ts';

type CopiedCalling = Pick<
  PropertyCopy,
  'extensions' | 'rules' | 'inboundCalling' | 'externalUsers'
>;

/** @param contacts those that were copied; a contact must be there to be allowed to call */
export function copyCalling(desk: CopyDesk, contacts: PropertyCopy['contacts']): CopiedCalling {
  return {
    extensions: copyExtensions(desk),
    rules: copyRules(desk),
    inboundCalling: copyInbound(desk, contacts),
    externalUsers: copyUsers(desk),
  };
}

function copyExtensions(desk: CopyDesk): PropertyCopy['extensions'] {
  if (!desk.has('extensions')) {
    return inRooms(desk, 'extension').map(({ unit, value, cells }) => ({
      trunkId: cells.trunk ?? null,
      extension: value,
      unit,
    }));
  }
  return desk.of.extensions.flatMap(({ ids: [trunkId = null, extension = ''], cells }) => {
    const unit = desk.find(cells);
    return unit === undefined ? desk.lose('extensions') : { trunkId, extension, unit };
  });
}

function copyRules(desk: CopyDesk): PropertyCopy['rules'] {
  return desk.of.callingRules.flatMap(({ ids: [rule, profileId, targetId], cells }) => {
    const unit = desk.ofProfile(profileId, cells);
    const target = desk.ofProfile(targetId, targetCells(cells));
    if ((rule !== 'block' && rule !== 'dropIn') || unit === undefined || target === undefined) {
      return desk.lose('callingRules');
    }
    return { rule, unit, target };
  });
}

function copyInbound(
  desk: CopyDesk,
  contacts: PropertyCopy['contacts'],
): PropertyCopy['inboundCalling'] {
  const known = new Set(contacts.map(({ id }) => id));
  return desk.of.inboundCalling.flatMap(({ ids: [profileId, contactId = ''], cells }) => {
    const unit = desk.ofProfile(profileId, cells);
    return unit === undefined || !known.has(contactId)
      ? desk.lose('inboundCalling')
      : { unit, contactId };
  });
}

function copyUsers(desk: CopyDesk): PropertyCopy['externalUsers'] {
  if (!desk.has('externalUsers')) {
    return desk.of.rooms.flatMap(({ ids: [unit = ''], cells: { externalUser } }) =>
      externalUser === undefined
        ? []
        : { serviceProviderId: null, externalUserId: externalUser, unit },
    );
  }
  return desk.of.externalUsers.flatMap(
    ({ ids: [serviceProviderId = null, externalUserId = ''], cells }) => {
      const unit = desk.find(cells);
      return unit === undefined
        ? desk.lose('externalUsers')
        : { serviceProviderId, externalUserId, unit };
    },
  );
}
