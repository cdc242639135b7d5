import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '../../../renderer/client/read-lines.ts';

function streamOf(bytes: Uint8Array<ArrayBuffer>, cuts: readonly number[]) {
  const edges = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      edges.slice(1).forEach((end, index) => controller.enqueue(bytes.slice(edges[index], end)));
      controller.close();
    },
  });
}

test('lines come whole, wherever the stream was cut, in the middle of a letter too', async () => {
  const line = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\n'));
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.nat(200)), async (lines, cuts) => {
      const bytes = new TextEncoder().encode(lines.map((each) => `${each}\n`).join(''));
      const read: string[] = [];
      const within = cuts.map((cut) => Math.min(cut, bytes.length));
      for await (const each of readLines(streamOf(bytes, within))) read.push(each);
      expect(read).toEqual(lines);
    }),
  );
});

test('a last line without its end is read too', async () => {
  const read: string[] = [];
  const bytes = new TextEncoder().encode('a\n\nb');
  for await (const line of readLines(streamOf(bytes, []))) read.push(line);
  expect(read).toEqual(['a', '', 'b']);
});

test('who stops reading closes the connection', async () => {
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('a\nb\n')),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const line of readLines(stream)) if (line === 'a') break;
  expect(cancelled).toBe(true);
});
