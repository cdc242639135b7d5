import { createAspClient } from '../../main/asp/client.ts';
import type { Send } from '../../main/engine/ports.ts';
import type { InputOf, OperationName, OutputOf } from '../../shared/domain/operations.ts';
import { BOOK } from './workload.ts';
import type { Room } from './workload.ts';

/** What people use instead: the same connections, without reading, checking, journal or learning. */
export type Script = {
  /** Rejects at whatever is no plain yes, but for 429 where the script knows that. */
  send<K extends OperationName>(name: K, input: InputOf<K>): Promise<OutputOf<K>>;
  close(): Promise<void>;
};

const never = new AbortController().signal;
const BATCH = 100;
const PAUSE_MS = 300;

/**
 * @param env as the sandbox gives it
 * @param again sends what was answered 429 again a second later
 */
export function openScript(env: Record<string, string>, again: boolean): Script {
  const client = clientOf(env);
  return {
    async send(name, input) {
      for (;;) {
        const answer = await client.send(name, input, never);
        if (answer.kind === 'ok') return answer.value;
        if (answer.kind !== 'throttled' || !again) {
          throw new Error(`${name}: ${JSON.stringify(answer)}`);
        }
        await rest(1000);
      }
    },
    close: client.close,
  };
}

/** The client of the product, with nothing around it. */
export function clientOf(env: Record<string, string>): { send: Send; close(): Promise<void> } {
  return createAspClient({
    apiUrl: env['BELLHOP_API_URL'] ?? '',
    tokenUrl: env['BELLHOP_TOKEN_URL'] ?? '',
    credentials: async () => ({
      clientId: env['BELLHOP_CLIENT_ID'] ?? '',
      clientSecret: env['BELLHOP_CLIENT_SECRET'] ?? '',
      refreshToken: env['BELLHOP_REFRESH_TOKEN'] ?? null,
    }),
    now: Date.now,
  });
}

/** One request after the other for each row, a rest after each, and the end at the first error. */
export async function naive(
  script: Script,
  rooms: readonly Room[],
  trunkId: string,
): Promise<void> {
  const { addressBookId } = await script.send('addressBooks.create', { name: BOOK });
  for (const { unitId, room, extension } of rooms) {
    const { profileId } = await script.send('profiles.create', { unitId, name: `Room ${room}` });
    await rest(PAUSE_MS);
    await script.send('associations.create', { addressBookId, unitId });
    await rest(PAUSE_MS);
    await script.send('extensions.map', { trunkId, extension, profileId });
    await rest(PAUSE_MS);
  }
}

/**
 * As a script does it that knows batches and was told the rate: so many requests a second begin, as
 * p-queue does with `intervalCap`, all of them under way at once.
 */
export async function knownRate(
  script: Script,
  rooms: readonly Room[],
  trunkId: string,
  perSecond: number,
): Promise<void> {
  const turn = schedule(perSecond);
  const send: Script['send'] = async (name, input) => {
    await turn();
    return script.send(name, input);
  };
  const { addressBookId } = await send('addressBooks.create', { name: BOOK });
  const batches = Array.from({ length: Math.ceil(rooms.length / BATCH) }, (_, at) =>
    rooms.slice(at * BATCH, (at + 1) * BATCH),
  );
  await Promise.all(
    batches.map(async (batch) => {
      const items = batch.map(({ unitId, room }, at) => {
        return { itemId: at + 1, unitId, name: `Room ${room}` };
      });
      const associations = send('associations.createBatch', {
        addressBookId,
        items: items.map(({ itemId, unitId }) => ({ itemId, unitId })),
      });
      const made = await send('profiles.createBatch', { items });
      await Promise.all(
        batch.map(({ extension }, at) => {
          const item = made.get(at + 1);
          if (!item?.ok) throw new Error('A profile could not be created.');
          const { profileId } = item.value;
          return send('extensions.map', { trunkId, extension, profileId });
        }),
      );
      await associations;
    }),
  );
}

/** Turns in the order of asking: at most so many in any second that begins with the first of them. */
function schedule(perSecond: number): () => Promise<void> {
  let began = -Infinity;
  let taken = 0;
  return async () => {
    const now = performance.now();
    if (now >= began + 1000) [began, taken] = [now, 0];
    const seconds = Math.floor(taken / perSecond);
    const at = began + seconds * 1000;
    taken += 1;
    if (at > now) await rest(at - now);
  };
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
