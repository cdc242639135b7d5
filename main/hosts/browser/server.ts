import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { freshNonce, securityHeaders } from '../page-security.ts';
import { refuse } from './refuse.ts';
import { provenance, refusedOrigin } from './same-origin.ts';
import { serveApi } from './serve-api.ts';
import type { ApiWire } from './serve-api.ts';
import { servePages } from './serve-pages.ts';

/** A block of 20,000 pasted cells fits, whatever is in them. */
const CALL_LIMIT_BYTES = 32_000_000;

export type BrowserWire = ApiWire & {
  /** Folder of the built window. */
  renderer: string;
  onBug(error: unknown): void;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Of this answer's policy. */
    nonce: string;
  }
}

/**
 * Serves the window and its calls on 127.0.0.1.
 *
 * @param port 0 for any that is free
 * @returns the port it listens on; rejects with the system's error where it cannot
 */
export async function startServer(
  wire: BrowserWire,
  port: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = fastify({
    bodyLimit: CALL_LIMIT_BYTES,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  // A form of any page can send text; JSON it cannot send without asking first.
  server.removeContentTypeParser('text/plain');
  const streams = new Set<() => void>();
  const listening = () => (server.server.address() as AddressInfo).port;

  server.decorateRequest('nonce', '');
  server.addHook('onRequest', async (request, reply) => {
    request.nonce = freshNonce();
    reply.headers(securityHeaders(request.nonce));
    const refused = refusedOrigin(provenance(request), listening());
    if (refused !== null) return refuse(reply, 403, refused);
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) {
      return refuse(reply, status, `Bellhop cannot use that request: ${error.message}.`);
    }
    wire.onBug(error);
    return refuse(reply, 500, 'Bellhop met an error of its own; its log says more.', 'internal');
  });
  server.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'There is nothing here.'));

  await server.register(async (pages) => servePages(pages, wire.renderer));
  await server.register(async (api) => serveApi(api, wire, streams), { prefix: '/api' });
  await server.listen({ host: '127.0.0.1', port });
  return {
    port: listening(),
    close: async () => {
      for (const end of streams) end();
      await server.close();
    },
  };
}
