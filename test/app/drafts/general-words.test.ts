import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { GENERAL_WORDS } from '../../../main/app/drafts/general-words.ts';

const folder = fileURLToPath(new URL('../../../main/engine/understand/', import.meta.url));

/** A problem as the sources tell it: code and message, the latter with its quotes. */
const TOLD = /\b(?:error|warning)\(\s*'([a-z.-]+)',\s*(`[^`]*`|'[^']*')/g;

/** The messages of each code, as they stand in the sources. */
async function messagesByCode(): Promise<Map<string, Set<string>>> {
  const messages = new Map<string, Set<string>>();
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.ts')) continue;
    for (const [, code = '', message = ''] of (await readFile(join(folder, name), 'utf8')).matchAll(
      TOLD,
    )) {
      messages.set(code, (messages.get(code) ?? new Set()).add(message));
    }
  }
  return messages;
}

test('what names other rows, or is told in several ways, has words that hold for many rows', async () => {
  const messages = await messagesByCode();
  expect(messages.get('room.repeated')?.size).toBe(1);
  const varied = [...messages].filter(
    ([, said]) => said.size > 1 || [...said].some((message) => message.includes('${others}')),
  );
  expect(varied.length).toBeGreaterThan(10);
  const missing = varied.map(([code]) => code).filter((code) => !GENERAL_WORDS[code]?.message);
  expect(missing).toEqual([]);
});
