import type { z } from 'zod';
import { bad, good, type Checked } from './reply.ts';

/**
 * The body as JSON. The type of the content must be said, and it must be an object:
 * 415 for another type, 400 for an empty or broken body.
 */
export function readJson(contentType: string | undefined, text: string): Checked<unknown> {
  if (text === '') return bad(400, 'Request body is mandatory');
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    return bad(415, 'Content-Type must be application/json');
  }
  try {
    return good(JSON.parse(text));
  } catch {
    return bad(400, 'Request body is not valid JSON');
  }
}

/** The value in that shape; 400 names the first field that is unknown or of another type. */
export function inShape<T>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return good(parsed.data);
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys') {
    return bad(400, `Unrecognized field: ${[where, issue.keys[0]].filter(Boolean).join('.')}`);
  }
  return bad(400, where ? `Field has the wrong type: ${where}` : 'Request body must be an object');
}

/** The query with known names only, each once. */
export function readQuery(raw: unknown, names: readonly string[]): Checked<Record<string, string>> {
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw ?? {})) {
    if (!names.includes(name)) return bad(400, `Unrecognized query parameter: ${name}`);
    if (typeof value !== 'string') return bad(400, `Query parameter given twice: ${name}`);
    query[name] = value;
  }
  return good(query);
}
