import { isLoopback } from '../../../shared/domain/loopback.ts';

/** Where links of the window may lead: Amazon's pages for developers of Alexa Smart Properties. */
const LINKED_HOSTS = [
  'developer.amazon.com',
  'www.developer.amazon.com',
  'console.amazonalexa.com',
];

/** Where Amazon asks a person to sign in, and where a service on this machine does. */
const SIGN_IN_HOST = 'www.amazon.com';
const SIGN_IN_PATH = '/ap/oa';

/** Whether the system's browser may be shown this address. */
export function isExternalLink(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (url.pathname === SIGN_IN_PATH && url.protocol === 'http:') return isLoopback(url.hostname);
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return (
    LINKED_HOSTS.includes(url.hostname) ||
    (url.hostname === SIGN_IN_HOST && url.pathname === SIGN_IN_PATH)
  );
}
