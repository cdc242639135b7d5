import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { resolveConfig } from 'electron-vite';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CALLS } from '../../shared/contract/names.ts';

let folder: string;
let code: string;
let files: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-preload-'));
  const { config } = await resolveConfig({ logLevel: 'silent' }, 'build');
  const preload = config?.preload;
  await build({
    ...preload,
    configFile: false,
    logLevel: 'silent',
    build: { ...preload?.build, outDir: folder, emptyOutDir: true },
  });
  files = await readdir(folder);
  code = await readFile(join(folder, 'preload.cjs'), 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

test('the preload is one file of less than 2 kB', () => {
  expect(files).toEqual(['preload.cjs']);
  expect(Buffer.byteLength(code)).toBeLessThan(2048);
});

test('it runs where nothing but electron can be required, and exposes the bridge alone', () => {
  const exposed = new Map<string, object>();
  const required: string[] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: object) => exposed.set(name, api) },
    ipcRenderer: { on: () => {}, invoke: async () => null },
    webUtils: {},
  };
  const require = (name: string) => {
    required.push(name);
    return electron;
  };
  runInNewContext(code, { require, exports: {}, module: { exports: {} } });
  expect(required).toEqual(['electron']);
  expect([...exposed.keys()]).toEqual(['bellhop']);
  expect(Object.keys(exposed.get('bellhop') ?? {})).toEqual(['call', 'on', 'fileId']);
});

test('it knows the names of the calls and nothing of their schemas', () => {
  for (const name of CALLS) expect(code).toContain(name);
  expect(code).not.toContain('clientSecret');
});
