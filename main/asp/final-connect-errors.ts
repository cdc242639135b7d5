import { Pool } from 'undici';
import type { buildConnector, Dispatcher } from 'undici';

/** Errors after which undici connects again and again, for as long as a request waits. */
const TAKEN_FOR_PASSING = new Set(['UND_ERR_SOCKET', 'UND_ERR_INFO']);

/**
 * A pool of connections whose failing to come about ends the requests that wait for them. Without
 * it a proxy that hangs up on a tunnel would be asked for another one without pause.
 */
export function poolWithFinalConnectErrors(
  origin: string | URL,
  options: Pool.Options,
): Dispatcher {
  const { connect } = options;
  return new Pool(origin, {
    ...options,
    ...(typeof connect === 'function' && { connect: withFinalErrors(connect) }),
  });
}

function withFinalErrors(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...args) => {
      const [error] = args;
      if (error === null || !('code' in error) || !TAKEN_FOR_PASSING.has(String(error.code))) {
        callback(...args);
      } else callback(Object.assign(new Error(error.message), { code: 'PROXY_HUNG_UP' }), null);
    });
}
