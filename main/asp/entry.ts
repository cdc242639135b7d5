import type { Failure } from '../../shared/domain/failure.ts';
import type { ScopeSet } from '../../shared/domain/access.ts';
import type { InputOf, OperationName, OutputOf } from '../../shared/domain/operations.ts';
import type { HttpRequest } from './http-request.ts';

/** What an operation is about, as sentences name it. */
export type Words = {
  /** `the contact`, as the object of a sentence. */
  object: string;
  /** What a person should check where the service finds the request invalid. */
  check: string;
  /** What a person should do where the account has no access. */
  access: string;
  /** Where 409 means that something still uses the object: what a person should do first. */
  inUse?: string;
};

/** For everything below the management scope: rights come with roles, a while after a unit. */
export const ROLE =
  'have the role of unit administrator given to it, and wait some seconds if the room is new';
/** For the PBX API, which wants a scope of its own and exists in the US only. */
export const PBX_RIGHTS =
  'check that its security profile may use the PBX API, which exists in the US only';

/** For service providers and their users, which want a scope and a subscription of their own. */
export const PROVIDER_RIGHTS =
  'check that its security profile may manage service providers and that the property has the WebRTC subscription';

/** A whole reply, before anything is made of it. */
export type Reply = {
  status: number;
  /** 2xx. */
  success: boolean;
  /** The body as JSON; undefined where there is none or it is not JSON. */
  json: unknown;
  text: string;
  requestId: string | null;
};

/**
 * What an operation makes of a reply.
 * - `value`: the output.
 * - `failure`: the service's no, told by the body rather than by the status.
 * - `as-status`: nothing special; the status decides.
 * - `unreadable`: a success whose body cannot be understood.
 */
export type Reading<T> =
  | { kind: 'value'; value: T }
  | { kind: 'as-status'; status?: number; text?: string }
  | { kind: 'unreadable'; why: string };

/** How an operation is asked of the service, and how its replies are read. */
export type Entry<K extends OperationName> = {
  scope: ScopeSet;
  words: Words;
  /**
   * @param fewer the service refused the usual page size
   * @throws UnsendableIdError
   */
  request(input: InputOf<K>, fewer: boolean): HttpRequest;
  read(reply: Reply, input: InputOf<K>, explain: Explain): Reading<OutputOf<K>>;
};

/** The failure for a status, of the whole request or of an item of a batch. */
export type Explain = (status: number | null, serviceText: string) => Failure;

export type Entries = { [K in OperationName]: Entry<K> };

export function value<T>(value: T): Reading<T> {
  return { kind: 'value', value };
}

export const asStatus = { kind: 'as-status' } as const;

export function unreadable(why: string): { kind: 'unreadable'; why: string } {
  return { kind: 'unreadable', why };
}
