import type { CallOutput, Reply } from '../../shared/contract/contract.ts';
import type { CallError } from '../../shared/contract/errors.ts';
import type { CallName } from '../../shared/contract/names.ts';
import type { ConnectionStore } from './connection.ts';
import { createEventHub } from './event-hub.ts';
import type { Host } from './host.ts';
import { followEvents } from './follow-events.ts';
import { saveBlob } from './save-blob.ts';

const LOST: CallError = {
  code: 'internal',
  message: 'Bellhop does not answer; see whether it still runs where you started it.',
};
const SIGNED_OUT: CallError = {
  code: 'internal',
  message: 'This window is not signed in; open the address printed by bellhop ui again.',
};

/** The loopback wire: calls by fetch, events by a stream of lines, files by upload. */
export function createBrowserHost(given: {
  token: string;
  connection: ConnectionStore;
  signal: AbortSignal;
}): Host {
  const hub = createEventHub();
  const authorization = { authorization: `Bearer ${given.token}` };

  async function request(path: string, init: RequestInit = {}): Promise<Response | CallError> {
    try {
      const headers = { ...authorization, ...(init.headers as Record<string, string>) };
      const reply = await fetch(path, { ...init, headers });
      if (reply.status !== 401) {
        given.connection.set('connected');
        return reply;
      }
      given.connection.set('signed-out');
      return SIGNED_OUT;
    } catch {
      given.connection.set('lost');
      return LOST;
    }
  }

  void followEvents({
    open: () => request('/api/events', { signal: given.signal }),
    onConnected: () => given.connection.set('connected'),
    onLost: () => given.connection.set('lost'),
    onEvent: hub.emit,
    signal: given.signal,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });

  return {
    kind: 'browser',
    on: hub.on,
    async call<K extends CallName>(name: K, input: unknown) {
      const reply = await request(`/api/call/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      if (!(reply instanceof Response)) return { ok: false, error: reply };
      return (await reply.json().catch(() => ({ ok: false, error: LOST }))) as Reply<CallOutput<K>>;
    },
    async fileId(file) {
      const bytes = await file.arrayBuffer().catch(() => {
        throw new Error(`"${file.name}" cannot be read; folders have to be opened first.`);
      });
      const reply = await request('/api/files', {
        method: 'POST',
        headers: {
          'content-type': 'application/octet-stream',
          'x-file-name': encodeURIComponent(file.name),
        },
        body: bytes,
      });
      if (!(reply instanceof Response)) throw new Error(reply.message);
      if (!reply.ok) throw new Error(`"${file.name}" was not taken in (${reply.status}).`);
      return ((await reply.json()) as { id: string }).id;
    },
    async deliver(fileId, name) {
      const reply = await request(`/api/files/${encodeURIComponent(fileId)}`);
      if (!(reply instanceof Response)) throw new Error(reply.message);
      if (!reply.ok) throw new Error(`"${name}" could not be fetched; write it once more.`);
      saveBlob(await reply.blob(), name);
    },
  };
}
