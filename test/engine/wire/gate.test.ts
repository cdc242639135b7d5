import { expect, test } from 'vitest';
import { createGate } from '../../../main/engine/wire/gate.ts';

test('while nothing was refused there is no limit', () => {
  const gate = createGate(null, 0);
  gate.sent(0);
  gate.admitted(5, 0);
  expect(gate.rate()).toBeNull();
  expect(gate.pace(5)).toBe(Infinity);
  expect(gate.nextAt(5)).toBe(5);
});

test('a remembered rate is exceeded at first, to spend what gathered, and kept after a refusal', () => {
  const gate = createGate(50, 0);
  expect(gate.pace(0)).toBeGreaterThan(50);
  gate.sent(0);
  expect(gate.throttled(1_000, 990)).toBe(false);
  expect(gate.rate()).toBe(50);
  expect(gate.pace(1_000)).toBe(49.5);
  expect(gate.nextAt(1_000)).toBeCloseTo(1_060);
});

test('refusals of requests that left before the pace changed count as one event', () => {
  const gate = createGate(50, 0);
  gate.throttled(1_000, 990);
  for (const t of [1_001, 1_002]) gate.throttled(t, 995);
  expect(gate.rate()).toBe(50);
});

test('what was admitted between refusals bounds the rate from above', () => {
  const gate = createGate(50, 0);
  gate.throttled(0, -10);
  for (let t = 100; t <= 4_000; t += 100) {
    gate.admitted(t, t - 10);
    if (t % 500 === 0) gate.throttled(t, t - 10);
  }
  // Ten a second went through for four seconds; a count may be off by a few.
  expect(gate.rate()).toBeGreaterThan(9.9);
  expect(gate.rate()).toBeLessThan(11);
});

test('after a quiet time the pace grows past the estimate, slowly first, then fast', () => {
  const gate = createGate(50, 0);
  gate.throttled(0, -10);
  const paces = [0, 1, 3, 6, 11, 21].map((seconds) => gate.pace(seconds * 1_000) / 50);
  expect(paces).toEqual(paces.toSorted((a, b) => a - b));
  expect(paces[1]).toBe(0.99);
  expect(paces[2]).toBeLessThan(1);
  expect(paces[5]).toBeGreaterThan(2);
});

test('a pause that the service asked for is no time to grow in', () => {
  const gate = createGate(50, 0);
  gate.throttled(0, -10);
  gate.pause(60_000);
  expect(gate.pace(60_000)).toBe(49.5);
  gate.throttled(70_000, 69_990);
  const rate = gate.rate() ?? 0;
  expect(gate.pace(120_000)).toBeGreaterThan(rate * 2);
});

test('the pace never falls so low that a service that came back would go unnoticed', () => {
  const gate = createGate(1, 0);
  for (let t = 0; t < 100_000; t += 100) gate.throttled(t, t - 1);
  expect(gate.rate()).toBeGreaterThanOrEqual(0.2);
});

test('a remembered rate that is next to nothing does not stand still', () => {
  const gate = createGate(1e-9, 0);
  gate.sent(0);
  expect(gate.nextAt(0)).toBeLessThan(10_000);
});

test('a pace that grew while nobody used it is no estimate', () => {
  const gate = createGate(50, 0);
  gate.throttled(0, -10);
  // Some other limit lets no more than 60 a second come this far.
  for (let t = 0; t < 60_000; t += 1_000 / 60) {
    gate.sent(t);
    gate.admitted(t + 10, t);
  }
  expect(gate.pace(60_000)).toBeGreaterThan(1_000);
  gate.throttled(60_010, 60_000);
  expect(gate.rate()).toBeLessThan(80);
});
