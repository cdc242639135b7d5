import { isHome } from './home-address.ts';

/** What of a message tells who sent it. */
export type Sent<Contents> = {
  sender: Contents;
  senderFrame: { url: string; parent: unknown } | null;
};

/**
 * Whether a message comes from our window, from its top frame, while that shows our own page. The one
 * place where this is decided.
 */
export function isTrusted<Contents>(sent: Sent<Contents>, ours: Contents | null): boolean {
  const { sender, senderFrame } = sent;
  return (
    ours !== null &&
    sender === ours &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isHome(senderFrame.url)
  );
}
