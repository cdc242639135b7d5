import type { FastifyRequest } from 'fastify';

/** What of a request tells where it comes from. */
export type Provenance = {
  method: string;
  host: string | undefined;
  origin: string | undefined;
  /** The browser's own word, where it gives one. */
  fetchSite: string | undefined;
};

/**
 * Why a request is refused, or null. A page elsewhere can make a browser send requests here: by a
 * name that it points to 127.0.0.1 (so the Host is checked, always), or across origins (so a write
 * must say that it comes from our own page).
 */
export function refusedOrigin(request: Provenance, port: number): string | null {
  const host = request.host?.toLowerCase() ?? '';
  const ours = ['127.0.0.1', 'localhost'].flatMap((name) =>
    port === 80 ? [name, `${name}:80`] : [`${name}:${port}`],
  );
  if (!ours.includes(host)) return 'Bellhop answers only under the address that it printed.';
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const wrongOrigin = request.origin !== undefined && request.origin !== `http://${host}`;
  if (wrongOrigin || (!reads && request.origin === undefined)) {
    return 'Bellhop takes changes only from its own window.';
  }
  return null;
}

/**
 * Whether the browser says that a request under /api comes from elsewhere. A page is another
 * matter: a link to it may stand anywhere.
 */
export function crossSite({ fetchSite }: Pick<Provenance, 'fetchSite'>): boolean {
  return fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none';
}

/** Read from a request of fastify. */
export function provenance(request: FastifyRequest): Provenance {
  const { host, origin, 'sec-fetch-site': fetchSite } = request.headers;
  return {
    method: request.method,
    host,
    origin,
    fetchSite: Array.isArray(fetchSite) ? fetchSite[0] : fetchSite,
  };
}
