export type JsonObject = Record<string, unknown>;

/** Parsed, or undefined where the text is no JSON (JSON itself has no undefined). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** The value if it is an object, else an empty one, so that members may be asked for. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Non-empty text; ids and names that came as numbers count as text. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The first of these members that holds text. */
export function textIn(object: JsonObject, ...names: string[]): string | null {
  for (const name of names) {
    const text = textOf(object[name]);
    if (text !== null) return text;
  }
  return null;
}

/** An id that comes as text or wrapped in an object of the same name (single and batch differ). */
export function idIn(object: JsonObject, ...names: string[]): string | null {
  for (const name of names) {
    const value = object[name];
    const id = isObject(value) ? textIn(value, ...names, 'id') : textOf(value);
    if (id !== null) return id;
  }
  return null;
}

/** A status that comes as a number or as digits. */
export function statusOf(value: unknown): number | null {
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === 'number' && Number.isInteger(status) ? status : null;
}
