import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether two secrets are the same, in a time that tells nothing of where or how they differ:
 * their digests are compared, which are of one length whatever was given.
 *
 * @param compare constant-time comparison of two buffers of one length
 */
export function sameSecret(
  given: string,
  wanted: string,
  compare: (a: Buffer, b: Buffer) => boolean = timingSafeEqual,
): boolean {
  return compare(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
