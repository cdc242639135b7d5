const STORED_TOKEN = 'bellhop-token';

/** The one-time code in the address that `bellhop ui` prints: `#code=…`. */
export function codeFromHash(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('code');
}

/**
 * Changes the one-time code of the address into a token, which lives as long as the tab.
 * The code leaves the address at once, so that it is neither bookmarked nor sent on.
 * @returns null where there is neither a code that works nor a token from before.
 */
export async function openSession(): Promise<string | null> {
  const code = codeFromHash(location.hash);
  if (code === null) return sessionStorage.getItem(STORED_TOKEN);
  history.replaceState(null, '', `${location.pathname}#/`);
  const reply = await fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (!reply.ok) return sessionStorage.getItem(STORED_TOKEN);
  const { token } = (await reply.json()) as { token: string };
  sessionStorage.setItem(STORED_TOKEN, token);
  return token;
}
