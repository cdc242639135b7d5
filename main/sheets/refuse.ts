import type { SourceFailure } from '../../shared/domain/source.ts';

const REFUSAL = Symbol('refusal');

type Refusal = Error & { [REFUSAL]: SourceFailure };

function isRefusal(thrown: unknown): thrown is Refusal {
  return thrown instanceof Error && REFUSAL in thrown;
}

/**
 * Ends the reading of a file with a failure. Parsers call back from deep inside streams, so within
 * the worker a refusal travels as a throw; `refusalOf` turns it into a value again at its edge.
 */
export function refuse(code: SourceFailure['code'], message: string): never {
  const refusal: Refusal = Object.assign(new Error(message), { [REFUSAL]: { code, message } });
  throw refusal;
}

/** The failure behind a thrown refusal; undefined for anything else, which is a bug. */
export function refusalOf(thrown: unknown): SourceFailure | undefined {
  return isRefusal(thrown) ? thrown[REFUSAL] : undefined;
}

/** A name in a sentence. */
export function quoted(name: string): string {
  return `"${name}"`;
}
