import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entries } from '../../main/asp/operations.ts';
import { ROUTES } from '../../main/sandbox/server.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const document = text('docs/api-coverage.md');

/** Cells of the table whose header begins so, without the marks of code. */
function table(header: string): string[][] {
  const lines = document.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${header} `));
  const rows: string[][] = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith('|')) break;
    rows.push(
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
  }
  return rows;
}

const rows = table('operation').map(([what = '', request = '', client = '', sandbox = '']) => {
  const [method = '', path = ''] = request.split(' ');
  return { what, method, path, client, sandbox };
});

/** A path with its parts named the way the document does. */
const named = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

/** Whether a path with ids in it is one of that form. */
function fits(path: string, form: string): boolean {
  const pattern = form.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}

test('the table names every operation of the client once', () => {
  expect(rows.map((row) => row.client).sort()).toEqual(Object.keys(entries).sort());
});

test('the table names every route of the built-in service', () => {
  const inTable = new Set(rows.map((row) => row.sandbox));
  expect(ROUTES.filter((route) => !inTable.has(route.operation))).toEqual([]);
});

for (const row of rows) {
  test(`${row.what} is asked for, answered and shown`, () => {
    expect(Object.keys(entries)).toContain(row.client);

    if (row.sandbox !== 'client only') {
      const routes = ROUTES.filter((route) => route.operation === row.sandbox);
      expect(routes.map((route) => route.method)).toEqual([row.method]);
      expect(routes.flatMap((route) => route.paths.map(named))).toContain(row.path);
    }

    const example: { request: { method: string; path: string } } = JSON.parse(
      text(`test/asp/examples/${row.client}.json`),
    );
    expect(example.request.method).toBe(row.method);
    expect([example.request.path, fits(example.request.path, row.path)]).toEqual([
      example.request.path,
      true,
    ]);
  });
}

test('every way to sign in has a client, a built-in service and tests', () => {
  const grants = table('grant');
  expect(grants).toHaveLength(2);
  for (const file of grants.flatMap(([, ...files]) => files)) {
    expect([file, existsSync(new URL(file, root))]).toEqual([file, true]);
  }
});

test('every switch that the document names is there', () => {
  const switches = text('main/sandbox/switches.ts');
  const prose = document.slice(document.indexOf('## Where the documents'));
  const names = [...prose.matchAll(/`([a-z]+[A-Z]\w+)(?:: '[^`]+)?`/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(8);
  for (const name of names.filter((name) => name !== 'contactId')) {
    expect(switches).toContain(`  ${name}: sides(`);
  }
});
