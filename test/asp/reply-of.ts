import type { Reply } from '../../main/asp/entry.ts';

/** A reply with this JSON, as the client would have read it. */
export function replyOf(status: number, json?: unknown): Reply {
  const text = json === undefined ? '' : JSON.stringify(json);
  return { status, success: status >= 200 && status < 300, json, text, requestId: null };
}
