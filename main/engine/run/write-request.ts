import type { BatchReply } from '../../../shared/domain/operations.ts';
import type { Call, CallResult } from '../ports.ts';
import type { ReadyWrite } from './ready-write.ts';

/** Ids that the service gave, by item id counted from 1 in the order of the writes; null where it gives none. */
export type WriteReply = BatchReply<string | null>;

/**
 * Sends writes of one kind as one request. Kinds without a batch take exactly one write.
 * Batches of contacts and associations go to the address book of their first write.
 */
export async function sendWrites(
  call: Call,
  writes: readonly ReadyWrite[],
  signal: AbortSignal,
): Promise<CallResult<WriteReply>> {
  const first = writes[0];
  if (!first) throw new Error('A request without a write was asked for.');
  switch (first.op) {
    case 'profile.create': {
      const items = writes.map((write, at) => {
        if (write.op !== first.op) return mixed(write, first.op);
        return { itemId: at + 1, unitId: write.unitId, name: write.name };
      });
      const result = await call('profiles.createBatch', { items }, signal);
      return mapReply(result, (value) => value.profileId);
    }
    case 'contact.create': {
      const items = writes.map((write, at) => {
        if (write.op !== first.op) return mixed(write, first.op);
        return { itemId: at + 1, contact: write.contact };
      });
      const input = { addressBookId: first.addressBookId, items };
      return mapReply(
        await call('contacts.createBatch', input, signal),
        (value) => value.contactId,
      );
    }
    case 'association.create': {
      const items = writes.map((write, at) => {
        if (write.op !== first.op) return mixed(write, first.op);
        return { itemId: at + 1, unitId: write.unitId };
      });
      const input = { addressBookId: first.addressBookId, items };
      return mapReply(await call('associations.createBatch', input, signal), () => null);
    }
    default:
      if (writes.length > 1) throw new Error(`${first.op} takes one write a request.`);
      return sendOne(call, first, signal);
  }
}

type BatchOp = 'profile.create' | 'contact.create' | 'association.create';
type SingleWrite = Exclude<ReadyWrite, { op: BatchOp }>;

async function sendOne(
  call: Call,
  write: SingleWrite,
  signal: AbortSignal,
): Promise<CallResult<WriteReply>> {
  switch (write.op) {
    case 'unit.create': {
      const { parentId, name } = write;
      return single(await call('units.create', { parentId, name }, signal), ({ unitId }) => unitId);
    }
    case 'unit.rename': {
      const { unitId, name } = write;
      return single(await call('units.update', { unitId, name }, signal), () => unitId);
    }
    case 'unit.delete':
      return single(await call('units.delete', { unitId: write.unitId }, signal), noId);
    case 'profile.delete':
      return single(await call('profiles.delete', { profileId: write.profileId }, signal), noId);
    case 'addressBook.delete': {
      const { addressBookId } = write;
      return single(await call('addressBooks.delete', { addressBookId }, signal), noId);
    }
    case 'contact.delete': {
      const { addressBookId, contactId } = write;
      return single(await call('contacts.delete', { addressBookId, contactId }, signal), noId);
    }
    case 'association.delete': {
      const { addressBookId, unitId } = write;
      return single(await call('associations.delete', { addressBookId, unitId }, signal), noId);
    }
    case 'extension.unmap': {
      const { trunkId, extension } = write;
      return single(await call('extensions.unmap', { trunkId, extension }, signal), noId);
    }
    case 'block.set':
    case 'dropIn.set': {
      const { profileId, targetProfileId, value } = write;
      const operation = write.op === 'block.set' ? 'blocks.set' : 'dropIns.set';
      const input = { profileId, targetProfileId, value };
      return single(await call(operation, input, signal), noId);
    }
    case 'inboundCalling.create':
    case 'inboundCalling.delete': {
      const { profileId, contactId } = write;
      const input = { profileId, contactId };
      return write.op === 'inboundCalling.create'
        ? single(await call('inboundCalling.create', input, signal), noId)
        : single(await call('inboundCalling.delete', input, signal), noId);
    }
    case 'externalUser.create':
    case 'externalUser.update': {
      const { serviceProviderId, externalUserId, profileId } = write;
      const operation =
        write.op === 'externalUser.create' ? 'externalUsers.create' : 'externalUsers.update';
      const input = { serviceProviderId, externalUserId, profileId };
      return single(await call(operation, input, signal), noId);
    }
    case 'externalUser.delete': {
      const { serviceProviderId, externalUserId } = write;
      const input = { serviceProviderId, externalUserId };
      return single(await call('externalUsers.delete', input, signal), noId);
    }
    case 'profile.rename': {
      const { profileId, name } = write;
      return single(await call('profiles.update', { profileId, name }, signal), () => profileId);
    }
    case 'addressBook.create': {
      const result = await call('addressBooks.create', { name: write.name }, signal);
      return single(result, (value) => value.addressBookId);
    }
    case 'addressBook.rename': {
      const { addressBookId, name } = write;
      const result = await call('addressBooks.update', { addressBookId, name }, signal);
      return single(result, () => addressBookId);
    }
    case 'contact.update': {
      const { addressBookId, contactId, contact } = write;
      const input = { addressBookId, contactId, contact };
      return single(await call('contacts.update', input, signal), () => contactId);
    }
    case 'extension.map':
    case 'extension.remap': {
      const { trunkId, extension, profileId } = write;
      const operation = write.op === 'extension.map' ? 'extensions.map' : 'extensions.remap';
      return single(await call(operation, { trunkId, extension, profileId }, signal), () => null);
    }
  }
}

function noId(): null {
  return null;
}

function mixed(write: ReadyWrite, op: BatchOp): never {
  throw new Error(`${write.op} cannot travel in a batch of ${op}.`);
}

function mapReply<T>(
  result: CallResult<BatchReply<T>>,
  idOf: (value: T) => string | null,
): CallResult<WriteReply> {
  if (result.kind !== 'ok') return result;
  const reply: WriteReply = new Map();
  for (const [itemId, item] of result.value) {
    reply.set(itemId, item.ok ? { ok: true, value: idOf(item.value) } : item);
  }
  return { kind: 'ok', value: reply };
}

function single<T>(
  result: CallResult<T>,
  idOf: (value: T) => string | null,
): CallResult<WriteReply> {
  if (result.kind !== 'ok') return result;
  return { kind: 'ok', value: new Map([[1, { ok: true, value: idOf(result.value) }]]) };
}
