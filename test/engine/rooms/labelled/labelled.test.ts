import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { labelledProperties } from './labelled-rooms.ts';
import { measure, precisionOf, recallOf } from './measure.ts';

const properties = labelledProperties();
const heldOut = measure(properties.filter(({ half }) => half === 'held out'));
const tuning = measure(properties.filter(({ half }) => half === 'tuning'));

test('the labelled set is large enough to say something, in both halves', () => {
  expect(properties.length).toBeGreaterThanOrEqual(30);
  expect(heldOut.lookups + tuning.lookups).toBeGreaterThanOrEqual(400);
  expect(heldOut.lookups).toBeGreaterThanOrEqual(150);
  expect(tuning.lookups).toBeGreaterThanOrEqual(150);
});

test('every room that a lookup means is there', () => {
  for (const { property, units, lookups } of properties) {
    const ids = new Set(units.map(({ id }) => id));
    for (const { meant } of lookups) {
      if (meant === 'ambiguous' || meant === 'none') continue;
      expect(ids, `${property.name}: ${meant}`).toContain(meant);
    }
  }
});

test('rooms that nobody tuned for are hardly ever wrong and seldom missed', () => {
  expect(precisionOf(heldOut), heldOut.misses.join('\n')).toBeGreaterThanOrEqual(0.995);
  expect(recallOf(heldOut), heldOut.misses.join('\n')).toBeGreaterThanOrEqual(0.95);
});

test('so are those that were looked at', () => {
  expect(precisionOf(tuning), tuning.misses.join('\n')).toBeGreaterThanOrEqual(0.995);
  expect(recallOf(tuning), tuning.misses.join('\n')).toBeGreaterThanOrEqual(0.95);
});

test('the document about rooms gives these figures and these misses', () => {
  const text = readFileSync(
    new URL('../../../../docs/room-matching.md', import.meta.url),
    'utf8',
  ).replace(/[ \t]+/gu, ' ');
  for (const [half, measured] of [
    ['held out', heldOut],
    ['tuning', tuning],
  ] as const) {
    const { lookups, meant, given, right } = measured;
    const shares = [precisionOf(measured), recallOf(measured)].map(
      (x) => `${(x * 100).toFixed(1)} %`,
    );
    const count = measured.properties;
    const cells = [half, count, lookups, meant, given, right, ...shares];
    expect(text).toContain(`| ${cells.join(' | ')} |`);
    for (const miss of measured.misses) expect(text).toContain(miss);
  }
});
