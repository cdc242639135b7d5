import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorCode } from '../support/error-code.ts';

const PATH = '/cb';

/** What the person's browser shows in the end. */
export type ReturnPage = { ok: boolean; sentence: string };

export type ReturnListener = {
  /** `http://127.0.0.1:PORT/cb`. */
  address: string;
  /** Resolves once the port is free again; a page that was promised is shown before. */
  close(): Promise<void>;
};

/**
 * Waits on loopback for the browser to come back from a sign-in. The first visit counts and no other;
 * names that are pointed here, other paths and other methods are turned away and do not count.
 *
 * @param port 0 for any that is free
 * @param visited is given the path that was asked for with its query, once; the page waits for what it says
 * @returns the system's code where it cannot listen, such as EADDRINUSE
 */
export async function listenForReturn(
  port: number,
  visited: (address: string) => Promise<ReturnPage>,
): Promise<ReturnListener | { cannotListen: string }> {
  let used = false;
  let shown: Promise<void> = Promise.resolve();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { port: own } = server.address() as AddressInfo;
    const address = request.url ?? '/';
    if (request.headers.host !== `127.0.0.1:${own}`) {
      return show(response, 403, 'This address is for 127.0.0.1 alone.');
    }
    if (address.split('?')[0] !== PATH) return show(response, 404, 'There is nothing here.');
    if (request.method !== 'GET') return show(response, 405, 'This address takes GET alone.');
    if (used) {
      return show(response, 410, 'This sign-in was used already; go back to Bellhop.');
    }
    used = true;
    shown = visited(address).then(({ ok, sentence }) => show(response, ok ? 200 : 400, sentence));
    return shown;
  };
  const server = createServer((request, response) => void answer(request, response));
  // Without this a connection that asks for nothing would hold the end up.
  server.keepAliveTimeout = 1;

  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
    });
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return { cannotListen: code };
  }
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`,
    close: async () => {
      await shown;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Resolves when the page has left, or nobody wants it any more. */
function show(response: ServerResponse, status: number, sentence: string): Promise<void> {
  return new Promise((resolve) => {
    response.on('close', resolve);
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      // The address of this page holds the code.
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      connection: 'close',
    });
    response.end(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bellhop</title><h1>Bellhop</h1><p>${escaped(sentence)}</p></html>\n`,
    );
  });
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
