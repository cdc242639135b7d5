import type { SecretStore, Secrets } from './secret-store.ts';

/** Secrets that end with the program: those of its own sandbox. */
export function secretMemory(): SecretStore {
  const kept = new Map<string, Secrets>();
  return {
    kind: 'sandbox',
    put: async (ref, secrets) => void kept.set(ref, secrets),
    get: async (ref) => kept.get(ref) ?? null,
    remove: async (ref) => void kept.delete(ref),
  };
}
