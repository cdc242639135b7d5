/** Where links of the window may lead: Amazon's pages for developers of Alexa Smart Properties. */
const LINKED_HOSTS = [
  'developer.amazon.com',
  'www.developer.amazon.com',
  'console.amazonalexa.com',
];

/** Whether the system's browser may be shown this address. */
export function isExternalLink(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return (
    url !== null &&
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.port === '' &&
    LINKED_HOSTS.includes(url.hostname)
  );
}
