import { expect, test } from 'vitest';
import { CALLS, EVENTS } from '../../shared/contract/names.ts';
import { createBridge } from '../../main/preload/bridge.ts';
import type { BridgeParts } from '../../main/preload/bridge.ts';

type Hear = (event: unknown, ...given: unknown[]) => void;

function bridged(reply: unknown = { ok: true, value: 'file-1' }, path = '/home/someone/rooms.csv') {
  const invoked: unknown[][] = [];
  const heard = new Map<string, Hear>();
  const ipcRenderer = {
    invoke: async (...given: unknown[]) => {
      invoked.push(given);
      return reply;
    },
    on: (channel: string, hear: Hear) => void heard.set(channel, hear),
  } as unknown as BridgeParts['ipcRenderer'];
  const bridge = createBridge({ ipcRenderer, webUtils: { getPathForFile: () => path } });
  const send = (name: string, payload: unknown) =>
    heard.get('bellhop:events')?.({ sender: 'secret' }, name, payload);
  return { bridge, invoked, send, channels: [...heard.keys()] };
}

const file = (text: string) => new File([text], 'pasted.txt');

test('the page gets three functions and nothing of Electron', () => {
  const { bridge } = bridged();
  expect(Object.keys(bridge)).toEqual(['call', 'on', 'fileId']);
  expect(Object.values(bridge).every((one) => typeof one === 'function')).toBe(true);
});

test('every call of the contract goes over one channel', async () => {
  const { bridge, invoked } = bridged('reply');
  for (const name of CALLS) expect(await bridge.call(name, { a: 1 })).toBe('reply');
  expect(invoked).toEqual(CALLS.map((name) => ['bellhop:call', name, { a: 1 }]));
});

test.each(['no.such.call', '', '__proto__', 'bellhop:file'])(
  'a call named %j goes nowhere',
  async (name) => {
    const { bridge, invoked } = bridged();
    await expect(bridge.call(name, {})).rejects.toThrow('knows nothing named');
    expect(() => bridge.on(name, () => {})).toThrow('knows nothing named');
    expect(invoked).toEqual([]);
  },
);

test('a listener hears its own event until it stops, and never the message of Electron', () => {
  const { bridge, send, channels } = bridged();
  const heard: unknown[][] = [];
  const stop = bridge.on('job.changed', (...given) => heard.push(given));
  for (const name of EVENTS) send(name, { job: name });
  stop();
  send('job.changed', { job: 'late' });
  expect(heard).toEqual([[{ job: 'job.changed' }]]);
  expect(channels).toEqual(['bellhop:events']);
});

test('a file becomes an id; its path stays on this side', async () => {
  const { bridge, invoked } = bridged();
  expect(await bridge.fileId(file('Room'))).toBe('file-1');
  expect(invoked).toEqual([['bellhop:file', { path: '/home/someone/rooms.csv' }]]);
});

test('what was pasted has no path, so its bytes go', async () => {
  const { bridge, invoked } = bridged(undefined, '');
  await bridge.fileId(file('Room')).catch(() => undefined);
  const [[, given]] = invoked as [[string, { name: string; bytes: ArrayBuffer }]];
  expect(given.name).toBe('pasted.txt');
  expect(new TextDecoder().decode(given.bytes)).toBe('Room');
});

test('a file that is refused rejects with the sentence alone', async () => {
  const { bridge } = bridged({ ok: false, error: { code: 'x', message: '"a" is a folder.' } });
  await expect(bridge.fileId(file('Room'))).rejects.toThrow(/^"a" is a folder\.$/);
});
