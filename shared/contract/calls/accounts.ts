import { z } from 'zod';
import { accountInfo, region, vertical } from '../../domain/settings.ts';

/** An account as the window may know it: no secret in it. */
export const accountView = accountInfo.extend({
  /** CSS colour by which it is told apart everywhere. */
  colour: z.string(),
  /** Where its secret lies; `env` accounts cannot be changed here. */
  secret: z.enum(['os', 'file', 'env', 'sandbox']),
  /** The one that new jobs use. */
  current: z.boolean(),
  /** Name of the chosen property, once it was seen. */
  propertyName: z.string().nullable(),
});
export type AccountView = z.infer<typeof accountView>;

/** An account as a person types it in; addresses only where they are not those of the region. */
export const newAccount = z.object({
  name: z.string().trim().min(1).max(60),
  region,
  country: z.string().length(2).nullable().default(null),
  vertical: vertical.nullable().default(null),
  organization: z.string().nullable().default(null),
  property: z.string().nullable().default(null),
  /** For rows that name none. */
  trunk: z.string().nullable().default(null),
  /** For rows of external users that name none. */
  serviceProvider: z.string().nullable().default(null),
  apiUrl: z.string().nullable().default(null),
  tokenUrl: z.string().nullable().default(null),
  clientId: z.string().trim().min(1),
  clientSecret: z.string().trim().min(1),
  refreshToken: z.string().trim().min(1).nullable().default(null),
  colour: z.string().nullable().default(null),
});
export type NewAccount = z.output<typeof newAccount>;

const accounts = z.array(accountView);

export const accountCalls = {
  'app.info': {
    input: z.object({}),
    output: z.object({
      version: z.string(),
      host: z.enum(['electron', 'browser', 'cli']),
    }),
  },
  'accounts.list': { input: z.object({}), output: accounts },
  /** The one time that secrets pass the window; they never come back. */
  'accounts.add': {
    input: newAccount,
    output: accounts,
  },
  'accounts.remove': { input: z.object({ name: z.string() }), output: accounts },
  'accounts.choose': { input: z.object({ name: z.string() }), output: accounts },
  'accounts.chooseProperty': {
    input: z.object({ name: z.string(), property: z.object({ id: z.string(), name: z.string() }) }),
    output: accounts,
  },
  /** Asks each API family once, by a read. */
  'accounts.test': {
    input: z.object({ name: z.string() }),
    output: z.array(z.object({ family: z.string(), ok: z.boolean(), message: z.string() })),
  },
  'properties.list': {
    input: z.object({ account: z.string() }),
    output: z.array(z.object({ id: z.string(), name: z.string() })),
  },
  /** Starts the built-in service and makes it the current account. */
  'sandbox.start': { input: z.object({}), output: accounts },
};
