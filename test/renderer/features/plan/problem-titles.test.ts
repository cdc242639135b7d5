import { expect, test } from 'vitest';
import { PROBLEM_TITLES } from '../../../../renderer/features/plan/problem-titles.ts';

/** Texts of sources by their paths. */
const engine = import.meta.glob<string>(
  [
    '../../../../main/engine/understand/**/*.ts',
    '../../../../main/engine/plan/**/*.ts',
    '../../../../main/engine/rooms/**/*.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);
/** Where the names of requests and effects are listed, which look as codes do. */
const names = import.meta.glob<string>(
  ['../../../../shared/domain/operations.ts', '../../../../shared/domain/step-write.ts'],
  { query: '?raw', import: 'default', eager: true },
);

function dotted(texts: Record<string, string>): Set<string> {
  return new Set(
    Object.values(texts).flatMap((text) =>
      [...text.matchAll(/'([a-z][a-z-]*\.[a-z][a-z0-9-]*)'/g)].map(([, code = '']) => code),
    ),
  );
}

const taken = dotted(names);
const codes = [...dotted(engine)].filter((name) => !taken.has(name)).toSorted();

test('every problem that the engine can tell has a heading of its own', () => {
  expect(codes).toContain('room.similar');
  expect(codes.filter((code) => !Object.hasOwn(PROBLEM_TITLES, code))).toEqual([]);
});

test('no heading is for a problem that nobody tells any more', () => {
  const told = new Set(codes);
  expect(Object.keys(PROBLEM_TITLES).filter((code) => !told.has(code))).toEqual([]);
});

test('no two problems share a heading, and none ends as a sentence does', () => {
  const titles = Object.values(PROBLEM_TITLES);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.filter((title) => !/^[A-Z].*[^.]$/.test(title))).toEqual([]);
});
