/** One request to the API, without its host and its token. */
export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With its query, encoded. */
  path: string;
  /** Sent as JSON; absent: no body and no content type. */
  body?: unknown;
};

/** The id cannot be put into an address: it is empty or holds half a character. */
export class UnsendableIdError extends Error {}

/**
 * A path from fixed text and ids: each id becomes one segment, whatever characters it holds.
 *
 * @throws UnsendableIdError where an id is empty, since the path would then mean something else
 */
export function path(fixed: TemplateStringsArray, ...ids: string[]): string {
  return fixed.reduce((whole, part, index) => whole + segment(ids[index - 1] ?? '') + part);
}

/**
 * Adds a query; parameters without a value are left out.
 *
 * @throws UnsendableIdError where a value holds half a character
 */
export function withQuery(
  base: string,
  query: Record<string, string | number | undefined>,
): string {
  const pairs = Object.entries(query)
    .filter((pair): pair is [string, string | number] => pair[1] !== undefined)
    .map(([name, value]) => `${name}=${encode(String(value))}`);
  return pairs.length === 0 ? base : `${base}?${pairs.join('&')}`;
}

function segment(id: string): string {
  if (id === '') throw new UnsendableIdError('An id is empty.');
  // "." and ".." would be taken as steps within the path.
  return id === '.' || id === '..' ? id.replaceAll('.', '%2E') : encode(id);
}

function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    throw new UnsendableIdError('An id holds half a character.');
  }
}
