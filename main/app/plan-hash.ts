import type { Plan } from '../../shared/domain/plan.ts';

/**
 * SHA-256 over everything in a plan but its own hash and what differs between two plans of
 * the same changes: when it was made and how long it may take.
 */
export function planHash(
  plan: Omit<Plan, 'planHash'> & { planHash?: string },
  hash: (text: string) => string,
): string {
  const { planHash: _own, createdAt: _when, estimateSeconds: _long, ...rest } = plan;
  return hash(canonical(rest));
}

/** JSON with keys in one order, so that equal values give equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
