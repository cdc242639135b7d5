import type { Limits } from './limits.ts';
import type { Pager } from './paging.ts';
import type { Reply } from './reply.ts';
import type { State } from './state.ts';
import type { Switches } from './switches.ts';

/** What operations work on; `now` is the wall clock in milliseconds. */
export type World = {
  state: State;
  switches: Switches;
  limits: Limits;
  pager: Pager;
  now: () => number;
};

/** What a fault makes of one item of a batch; `null` leaves it alone. */
export type ItemFate = { effect: boolean; reply: 'error' | 'missing' | 'twice' } | null;

export type Call = {
  /** Decoded parts of the path. */
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined where the operation takes no body. */
  body: unknown;
  fateOfItem: (position: number, items: number) => ItemFate;
};

/** APIs with a scope of their own. */
export type Api = 'management' | 'siptrunk' | 'serviceProvider';

/** One operation of the service. `handle` is one instant: nothing else happens in between. */
export type Route = {
  operation: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** More than one where the documents differ. */
  paths: readonly string[];
  api: Api;
  /** Names that the query may hold. */
  query?: readonly string[];
  takesBody?: boolean;
  batch?: boolean;
  handle(world: World, call: Call): Reply;
};
