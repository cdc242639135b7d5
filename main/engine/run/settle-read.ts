import type { Failure } from '../../../shared/domain/failure.ts';
import type { InputOf, OperationName, OutputOf, Page } from '../../../shared/domain/operations.ts';
import { createListing } from '../read/listing.ts';
import type { Listing } from '../read/listing.ts';
import type { SendContext } from './send-context.ts';

/** `stopped`: the run ends and nothing was learnt. */
export type Read<T> =
  { kind: 'read'; value: T } | { kind: 'unread'; failure: Failure } | { kind: 'stopped' };

/** One reading request; an outage or a refused token ends the run. */
export async function readOne<K extends OperationName>(
  { ports, control, brake, timing }: SendContext,
  name: K,
  input: InputOf<K>,
): Promise<Read<OutputOf<K>>> {
  if (brake.stopped()) return { kind: 'stopped' };
  const result = await timing.measure(() => ports.call(name, input, control.abort));
  switch (result.kind) {
    case 'ok':
      return { kind: 'read', value: result.value };
    case 'refused':
    case 'unsure':
      return { kind: 'unread', failure: result.failure };
    case 'outage':
    case 'credentials':
      brake.stop({ kind: result.kind, failure: result.failure });
      return { kind: 'stopped' };
    case 'aborted':
      brake.withdrawn();
      return { kind: 'stopped' };
  }
}

/** Every page of a list, each after the other; what pages repeat counts once. */
export async function readPages<T>(
  readPage: (page: { page?: string }) => Promise<Read<Page<T>>>,
  keyOf: (item: T) => string,
): Promise<Read<Listing<T>>> {
  const { add, listing } = createListing(keyOf);
  for (let next: string | null = null; ; next = listing().next) {
    const read = await readPage(next === null ? {} : { page: next });
    if (read.kind !== 'read') return read;
    add(read.value);
    if (listing().goesRound) {
      const message = 'The service answered the same page twice, so the list cannot be believed.';
      return { kind: 'unread', failure: { code: 'unreadable-reply', message } };
    }
    if (listing().next === null) return { kind: 'read', value: listing() };
  }
}
