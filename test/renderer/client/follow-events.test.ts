import { expect, test } from 'vitest';
import type { CallError } from '../../../shared/contract/errors.ts';
import { backOff, followEvents, parseEvent } from '../../../renderer/client/follow-events.ts';

const lost: CallError = { code: 'internal', message: 'Gone.' };
const lines = (text: string) => new Response(text);

/** Follows until the openings are used up; gives what was seen in order. */
async function follow(openings: readonly (Response | CallError)[]): Promise<string[]> {
  const seen: string[] = [];
  const end = new AbortController();
  const left = [...openings];
  await followEvents({
    open: async () => left.shift() ?? lost,
    onConnected: () => seen.push('connected'),
    onLost: () => seen.push('lost'),
    onEvent: (name, payload) => seen.push(`${name} ${JSON.stringify(payload)}`),
    signal: end.signal,
    wait: async (ms) => {
      seen.push(`wait ${ms}`);
      if (left.length === 0) end.abort();
    },
  });
  return seen;
}

test('pauses grow and stop growing', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map(backOff)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
});

test('a line is the name of the event beside its payload', () => {
  expect(parseEvent('{"event":"job.changed","job":"j1"}')).toEqual({
    name: 'job.changed',
    payload: { job: 'j1' },
  });
});

test.each(['', '  ', ': heartbeat'])('%j is a sign of life and no event', (line) => {
  expect(parseEvent(line)).toBeNull();
});

test('a stream that ends is opened again and goes on', async () => {
  expect(
    await follow([
      lines('\n{"event":"job.changed","job":"a"}\n'),
      lines('{"event":"job.changed","job":"b"}\n'),
    ]),
  ).toEqual([
    'connected',
    'job.changed {"job":"a"}',
    'lost',
    'wait 250',
    'connected',
    'job.changed {"job":"b"}',
    'lost',
    'wait 250',
  ]);
});

test('failures in a row lengthen the pause, and a success shortens it again', async () => {
  expect(await follow([lost, lost, lines(''), lost])).toEqual([
    'wait 250',
    'wait 500',
    'connected',
    'lost',
    'wait 250',
    'wait 500',
  ]);
});

test('a stream that is refused is lost and tried again', async () => {
  expect(await follow([new Response(null, { status: 503 })])).toEqual(['lost', 'wait 250']);
});

test('a line that is no event breaks the stream off instead of being passed over', async () => {
  expect(await follow([lines('oops\n{"event":"job.changed","job":"a"}\n')])).toEqual([
    'connected',
    'lost',
    'wait 250',
  ]);
});
