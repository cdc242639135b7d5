import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { errorCode } from '../../support/error-code.ts';
import { freshNonce, securityHeaders, withNonce } from '../page-security.ts';
import { isHome } from './home-address.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Answers for the window's own scheme: the files of the built renderer and nothing beside them.
 *
 * @param renderer folder of the built window
 */
export function serveHome(renderer: string): (request: Request) => Promise<Response> {
  return async ({ url, method }) => {
    const nonce = freshNonce();
    const answer = (status: number, type: string, body: string | Uint8Array<ArrayBuffer>) =>
      new Response(method === 'HEAD' ? null : body, {
        status,
        headers: { ...securityHeaders(nonce), 'content-type': type, 'cache-control': 'no-store' },
      });
    const none = (status: number) => answer(status, 'text/plain; charset=utf-8', 'Not here.');

    if (method !== 'GET' && method !== 'HEAD') return none(405);
    const parts = isHome(url) ? partsOf(url) : null;
    if (parts === null) return none(404);
    const file = join(renderer, ...(parts.length === 0 ? ['index.html'] : parts));
    const type = TYPES[extname(file).toLowerCase()];
    if (type === undefined) return none(404);
    try {
      if (type !== TYPES['.html']) return answer(200, type, new Uint8Array(await readFile(file)));
      return answer(200, type, withNonce(await readFile(file, 'utf8'), nonce));
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
      return none(404);
    }
  };
}

/** The path's parts, decoded; null where one of them could lead out of the folder. */
function partsOf(url: string): string[] | null {
  try {
    const parts = new URL(url).pathname.split('/').map(decodeURIComponent).filter(Boolean);
    // URL has taken out plain `..`; what is left was hidden by encoding.
    const honest = parts.every((part) => !part.startsWith('.') && !/[/\\:\0]/.test(part));
    return honest ? parts : null;
  } catch {
    // Percent signs that decode to nothing name no file.
    return null;
  }
}
