import * as fc from 'fast-check';

/** What a hidden service may be like; the rate in requests a second. */
export type HiddenService = {
  rate: number;
  burst: number;
  latency: [number, number];
  /** For the chances within the simulation. */
  seed: number;
};

/** Milliseconds to the answer, least and most: near by or far away, steady or not. */
export function anyLatency(farthest: number): fc.Arbitrary<[number, number]> {
  return fc
    .tuple(fc.integer({ min: 2, max: farthest }), fc.integer({ min: 0, max: 100 }))
    .map(([most, unsteady]) => [Math.max(1, most * (1 - unsteady / 100)), most]);
}

/** Services of these rates, with bursts from so many seconds' worth to so many. */
export function anyService(options: {
  rates: [number, number];
  burstSeconds: [number, number];
  farthest: number;
}): fc.Arbitrary<HiddenService> {
  const [slowest, fastest] = options.rates;
  const [least, most] = options.burstSeconds.map((seconds) => seconds * 100) as [number, number];
  return fc
    .record({
      // As many services between 10 and 20 as between 100 and 200.
      power: fc.integer({ min: 0, max: 1_000 }),
      burstCents: fc.integer({ min: least, max: most }),
      latency: anyLatency(options.farthest),
      seed: fc.integer({ min: 1, max: 1_000_000 }),
    })
    .map(({ power, burstCents, latency, seed }) => {
      const rate = slowest * (fastest / slowest) ** (power / 1_000);
      return { rate, burst: Math.max(2, (rate * burstCents) / 100), latency, seed };
    });
}
