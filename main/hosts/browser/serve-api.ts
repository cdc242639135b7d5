import type { FastifyInstance } from 'fastify';
import type { RawDispatch } from '../../app/dispatch.ts';
import type { EventHub } from '../event-hub.ts';
import { refuse } from './refuse.ts';
import { crossSite, provenance } from './same-origin.ts';
import { serveFiles } from './serve-files.ts';
import type { FileWire } from './serve-files.ts';
import type { SignIn } from './sign-in.ts';
import { streamEvents } from './stream-events.ts';

const SESSION_LIMIT_BYTES = 1000;

export type ApiWire = FileWire & { call: RawDispatch; hub: EventHub; signIn: SignIn };

/**
 * Everything under /api: the exchange of the code for a token, and behind the token the calls, the
 * events and the files.
 *
 * @param streams where open event streams are kept, for the server to end them
 */
export async function serveApi(
  api: FastifyInstance,
  wire: ApiWire,
  streams: Set<() => void>,
): Promise<void> {
  api.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (crossSite(provenance(request))) {
      return refuse(reply, 403, 'Bellhop answers only to its own window.');
    }
    if (request.routeOptions.url === '/api/session') return;
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined || !wire.signIn.knows(token)) {
      return refuse(
        reply,
        401,
        'This window is not signed in to Bellhop; open the address that bellhop ui printed.',
      );
    }
  });

  // Nobody is known here yet, so nobody makes this program read more than a code.
  api.post('/session', { bodyLimit: SESSION_LIMIT_BYTES }, async (request, reply) => {
    const code = (request.body as { code?: unknown } | null | undefined)?.code;
    const token = typeof code === 'string' ? wire.signIn.exchange(code) : null;
    if (token !== null) return reply.send({ token });
    return refuse(
      reply,
      401,
      'This address was used already or is too old; press Enter where bellhop ui runs to get a new one.',
    );
  });

  api.post<{ Params: { name: string } }>('/call/:name', (request) =>
    wire.call(request.params.name, request.body),
  );

  api.get('/events', async (_request, reply) => {
    reply.hijack();
    // Headers set so far are fastify's; a raw answer takes them along by hand.
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    reply.raw.setHeader('content-type', 'application/x-ndjson; charset=utf-8');
    const end = streamEvents(reply.raw, wire.hub);
    streams.add(end);
    reply.raw.on('close', () => streams.delete(end));
  });

  await api.register(async (files) => serveFiles(files, wire));
}
