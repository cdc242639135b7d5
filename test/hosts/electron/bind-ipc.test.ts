import type { IpcMain, WebContents } from 'electron';
import { expect, test } from 'vitest';
import { bindIpc } from '../../../main/hosts/electron/bind-ipc.ts';
import { createEventHub } from '../../../main/hosts/event-hub.ts';

type Handler = (event: unknown, ...given: unknown[]) => Promise<unknown>;

function bound() {
  const handlers = new Map<string, Handler>();
  const sent: unknown[][] = [];
  const calls: unknown[][] = [];
  const contents = {
    destroyed: false,
    isDestroyed: () => contents.destroyed,
    send: (...message: unknown[]) => void sent.push(message),
  };
  let ours: typeof contents | null = contents;
  const ipcMain = {
    handle: (channel: string, handler: Handler) => void handlers.set(channel, handler),
  } as unknown as Pick<IpcMain, 'handle'>;
  const hub = createEventHub();
  bindIpc(ipcMain, () => ours as unknown as WebContents | null, {
    call: async (name, input) => {
      calls.push([name, input]);
      return { ok: true, value: 'answer' };
    },
    hub,
    files: {
      take: async (given) => {
        calls.push(['take', given]);
        return { ok: true, value: 'file-id' };
      },
    },
  });
  const event = { sender: contents, senderFrame: { url: 'app://bellhop/', parent: null } };
  return {
    channels: [...handlers.keys()],
    send: (channel: string, from: object, ...given: unknown[]) =>
      handlers.get(channel)?.({ ...event, ...from }, ...given),
    calls,
    sent,
    hub,
    contents,
    closeWindow: () => (ours = null),
  };
}

test('calls and files of our window are answered', async () => {
  const { channels, send, calls } = bound();
  expect(channels).toEqual(['bellhop:call', 'bellhop:file']);
  expect(await send('bellhop:call', {}, 'app.info', { a: 1 })).toEqual({
    ok: true,
    value: 'answer',
  });
  expect(await send('bellhop:file', {}, { path: '/rooms.csv' })).toEqual({
    ok: true,
    value: 'file-id',
  });
  expect(calls).toEqual([
    ['app.info', { a: 1 }],
    ['take', { path: '/rooms.csv' }],
  ]);
});

test('every channel refuses strangers before anything is done', async () => {
  const { channels, send, calls, closeWindow } = bound();
  const strangers = [
    { sender: {} },
    { senderFrame: null },
    { senderFrame: { url: 'app://bellhop/', parent: {} } },
    { senderFrame: { url: 'https://evil.example/', parent: null } },
  ];
  for (const channel of channels) {
    for (const stranger of strangers) {
      expect(await send(channel, stranger, 'app.info', {})).toMatchObject({ ok: false });
    }
  }
  closeWindow();
  for (const channel of channels) {
    expect(await send(channel, {}, 'a', {})).toMatchObject({ ok: false });
  }
  expect(calls).toEqual([]);
});

test('a name that is no text is a call that does not exist, not an error', async () => {
  const { send, calls } = bound();
  await send('bellhop:call', {}, { toString: null }, {});
  await send('bellhop:call', {}, 7, {});
  expect(calls).toEqual([
    ['', {}],
    ['', {}],
  ]);
});

test('events go to our window, as a name and what it brings', () => {
  const { hub, sent } = bound();
  hub.emit('job.changed', { job: 'a' });
  expect(sent).toEqual([['bellhop:events', 'job.changed', { job: 'a' }]]);
});

test('events without a window, or for one that is gone, are let go', () => {
  const { hub, sent, contents, closeWindow } = bound();
  contents.destroyed = true;
  hub.emit('job.changed', { job: 'a' });
  closeWindow();
  hub.emit('job.changed', { job: 'a' });
  expect(sent).toEqual([]);
});
