import { Agent, EnvHttpProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import { isLoopback } from '../../shared/domain/loopback.ts';
import { poolWithFinalConnectErrors } from './final-connect-errors.ts';

export type Connections = {
  /**
   * The way to a host: direct for loopback, else through HTTPS_PROXY unless NO_PROXY names it.
   * @throws where HTTPS_PROXY is no proxy address
   */
  to(origin: string): Dispatcher;
  /** A proxy stands between here and that host. */
  viaProxy(origin: string): boolean;
  /** Ends all sockets, in use or not. */
  close(): Promise<void>;
};

/** Above any rate times latency that the service allows; a request beyond waits for a free one. */
const MAX_CONNECTIONS = 128;

/** Keep-alive pools, one a host. No request is ever sent a second time by them. */
export function openConnections(connectTimeoutMs: number): Connections {
  const options = {
    connections: MAX_CONNECTIONS,
    pipelining: 1,
    connect: { timeout: connectTimeoutMs },
    // One deadline is kept for the whole exchange, see exchange.ts.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  const direct = new Agent(options);
  let proxied: EnvHttpProxyAgent | null = null;

  return {
    to(origin) {
      if (goesDirect(origin)) return direct;
      return (proxied ??= new EnvHttpProxyAgent({
        ...options,
        factory: poolWithFinalConnectErrors,
      }));
    },
    viaProxy: (origin) => !goesDirect(origin),
    async close() {
      await Promise.all([direct.destroy(), proxied?.destroy()]);
    },
  };
}

function goesDirect(origin: string): boolean {
  const { hostname } = new URL(origin);
  return isLoopback(hostname) || !proxyIsSet() || isExempt(hostname);
}

function proxyIsSet(): boolean {
  const { HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy } = process.env;
  return [HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy].some((value) => Boolean(value));
}

/** Asked here as well as by undici, so that a failure is not blamed on a proxy that had no part in it. */
function isExempt(hostname: string): boolean {
  const names = (process.env.no_proxy ?? process.env.NO_PROXY ?? '').split(/[,\s]+/);
  return names.some((name) => {
    const bare = name.toLowerCase().replace(/^\*?\./, '');
    return name === '*' || (bare !== '' && (hostname === bare || hostname.endsWith(`.${bare}`)));
  });
}
