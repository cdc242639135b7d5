import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { planHash } from '../../main/app/plan-hash.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { planOptions } from '../../shared/domain/settings.ts';

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const plan: Omit<Plan, 'planHash'> = {
  format: 'bellhop-plan',
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  apiUrl: 'http://127.0.0.1:1',
  organization: null,
  property: { id: 'unit-1', name: 'Hotel Example' },
  sources: [],
  options: planOptions.parse({}),
  problems: [],
  counts: { create: 1, change: 0, unchanged: 0, remove: 0, confirm: 0, conflict: 0, blocked: 0 },
  requests: 1,
  estimateSeconds: 3,
  limits: [],
  steps: [],
  sheets: [],
  rows: [],
  known: { addressBooks: [], contacts: {} },
  notes: [],
};

test('the same changes have the same hash, whenever and at whatever pace they were planned', () => {
  const later = { ...plan, createdAt: '2026-02-02T00:00:00.000Z', estimateSeconds: 90 };
  expect(planHash(later, sha)).toBe(planHash(plan, sha));
});

test('the order of keys does not matter, and a saved and read plan keeps its hash', () => {
  const turned = Object.fromEntries(Object.entries(plan).toReversed()) as typeof plan;
  expect(planHash(turned, sha)).toBe(planHash(plan, sha));
  expect(planHash(JSON.parse(JSON.stringify(plan)) as typeof plan, sha)).toBe(planHash(plan, sha));
});

test('anything that changes what is done or where changes the hash', () => {
  const others: (typeof plan)[] = [
    { ...plan, apiUrl: 'http://127.0.0.1:2' },
    { ...plan, property: { id: 'unit-2', name: 'Hotel Example' } },
    { ...plan, options: { ...plan.options, skipInvalid: true } },
    { ...plan, known: { addressBooks: ['book-1'], contacts: {} } },
    { ...plan, requests: 2 },
  ];
  const hashes = [plan, ...others].map((each) => planHash(each, sha));
  expect(new Set(hashes).size).toBe(hashes.length);
});
