import { isLoopback } from '../../shared/domain/loopback.ts';

/** Amazon's three API hosts: North America, Europe, Far East. */
const API_HOSTS = ['api.amazonalexa.com', 'api.eu.amazonalexa.com', 'api.fe.amazonalexa.com'];
/** Login with Amazon, for all regions. */
const TOKEN_HOSTS = ['api.amazon.com'];

/**
 * Whether the client's secrets may go to these addresses.
 *
 * @param apiUrl origin of the API, without a path
 * @param tokenUrl whole address of the token endpoint
 * @param allowHosts further hosts that the person named: `host` or `host:port`
 * @returns null if both may be used, else one sentence saying why not
 */
export function checkHosts(apiUrl: string, tokenUrl: string, allowHosts: string[]): string | null {
  return (
    checkUrl('API address', apiUrl, API_HOSTS, allowHosts) ??
    checkOrigin(apiUrl) ??
    checkUrl('token address', tokenUrl, TOKEN_HOSTS, allowHosts)
  );
}

function checkUrl(
  what: string,
  text: string,
  known: readonly string[],
  allowHosts: readonly string[],
): string | null {
  const url = parse(text);
  if (!url) return `The ${what} cannot be read; give it in full, such as https://${known[0]}.`;
  // The text itself is not repeated: with a user name in it, a password may be there too.
  if (url.username || url.password) {
    return `The ${what} holds a user name or password; remove the part before the @ sign.`;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `The ${what} begins with ${url.protocol}, but only https: can be used; correct it.`;
  }
  if (url.hash) return `The ${what} holds a # part; remove it.`;
  if (isLoopback(url.hostname)) return null;
  // `host` carries the port only where it is not the scheme's own.
  if (known.includes(url.host)) {
    if (url.protocol === 'https:') return null;
    return `The ${what} would send secrets unprotected; write https://${url.host}.`;
  }
  const named = allowHosts.map((host) => host.trim().toLowerCase());
  if (named.includes(url.host) || named.includes(url.hostname)) return null;
  return `The ${what} leads to ${url.host}, which is not Amazon's ${known.join(' or ')}; correct it, or name the host with --allow-host if you trust it.`;
}

function checkOrigin(apiUrl: string): string | null {
  const url = parse(apiUrl);
  if (url && url.pathname === '/' && !url.search) return null;
  return 'The API address holds a path; give only the host, such as https://api.amazonalexa.com.';
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
