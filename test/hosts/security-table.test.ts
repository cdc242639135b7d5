import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { shippedFile } from '../../main/support/compiled-file.ts';

test('every point of docs/security.md names a test that is there', async () => {
  const text = await readFile(shippedFile('docs/security.md'), 'utf8');
  const rows = text.split('\n').filter((line) => /^\| (?!point|---)/.test(line));
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) {
    const [, point, file, title] = /^\| (.+?) +\| `([^`]+)`: (.+?) +\|$/.exec(row) ?? [];
    expect(title, `a row without its test: ${row}`).toBeDefined();
    const source = await readFile(shippedFile(file ?? ''), 'utf8');
    expect(source.includes(`'${title}'`), `${point}: no test "${title}" in ${file}`).toBe(true);
  }
});
