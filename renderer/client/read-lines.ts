/**
 * The lines of a streamed body, decoded as UTF-8, without their ends; blank lines too,
 * since they are the sign of life of a quiet stream.
 */
export async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    // Whoever stops reading early wants the connection closed, not kept open unread.
    await reader.cancel().catch(() => undefined);
  }
}
