import { isLoopback } from '../../shared/domain/loopback.ts';

/**
 * Why a request may not use the side door, or null. A web page can make a browser send requests to
 * this machine: then they carry an Origin, or come by a name that the page's owner points here.
 */
export function refusedAtSideDoor(headers: {
  origin?: string | undefined;
  host?: string | undefined;
}): string | null {
  if (headers.origin !== undefined) {
    return 'The side door is not for web pages; send the request without an Origin.';
  }
  return isLoopback(hostnameOf(headers.host ?? ''))
    ? null
    : 'The side door answers only under a loopback address such as 127.0.0.1.';
}

function hostnameOf(host: string): string {
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return '';
  }
}
