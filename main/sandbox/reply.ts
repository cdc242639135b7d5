/** What an operation answers, before it is put into an envelope. */
export type Reply =
  | { kind: 'ok'; status: number; body?: unknown }
  | { kind: 'refused'; status: number; text: string; code?: string };

export type Refusal = Extract<Reply, { kind: 'refused' }>;

/** Something checked: its value, or the refusal that it leads to. */
export type Checked<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const answer = (status: number, body?: unknown): Reply => ({ kind: 'ok', status, body });

/** A refusal; `code` overrides the error code that batches derive from the status. */
export const refuse = (status: number, text: string, code?: string): Refusal =>
  code === undefined ? { kind: 'refused', status, text } : { kind: 'refused', status, text, code };

export const good = <T>(value: T): Checked<T> => ({ ok: true, value });
export const bad = (
  status: number,
  text: string,
  code?: string,
): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: refuse(status, text, code),
});
