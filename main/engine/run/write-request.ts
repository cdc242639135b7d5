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
    case 'profile.rename':
    case 'addressBook.create':
    case 'addressBook.rename':
    case 'contact.update':
    case 'extension.map':
    case 'extension.remap':
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
