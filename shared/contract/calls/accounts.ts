import { z } from 'zod';
import { scopeSet, tokenWay } from '../../domain/access.ts';
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

/** What became of asking one family of the API. */
const familyTest = z.object({
  family: z.string(),
  /** It answers. */
  ok: z.boolean(),
  state: z.enum(['answers', 'not-granted', 'not-asked', 'failed']),
  /** The set of rights that it wants. */
  scope: scopeSet,
  /** How the token came with which it was asked; null where there was none. */
  token: tokenWay.nullable(),
  message: z.string(),
});
export type FamilyTest = z.infer<typeof familyTest>;

/** The port of the return address that Amazon's own tools ask people to register. */
export const RETURN_PORT = 9090;

const signInUnderWay = z.object({
  /** Names it in `accounts.endSignIn`. */
  signIn: z.string(),
  account: z.string(),
  /** For the person's browser. */
  url: z.string(),
  /** Must be among the allowed return addresses of the security profile. */
  returnAddress: z.string(),
});

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
  /** Asks each API family once, by a read; of the account in use where none is named. */
  'accounts.test': {
    input: z.object({ name: z.string().nullable() }),
    output: z.array(familyTest),
  },
  /**
   * Begins a sign-in with Amazon on a return address of this machine; one before it ends. Whoever
   * shows `url` to the person asks for the end with `accounts.endSignIn`.
   */
  'accounts.beginSignIn': {
    input: z.object({
      name: z.string().nullable(),
      port: z.int().min(0).max(65_535).default(RETURN_PORT),
      waitSeconds: z.number().positive().max(3600).default(300),
    }),
    output: signInUnderWay,
  },
  /** Answers when the person is back, the time is up or the sign-in was cancelled. */
  'accounts.endSignIn': { input: z.object({ signIn: z.string() }), output: accounts },
  'accounts.cancelSignIn': { input: z.object({ signIn: z.string() }), output: z.null() },
  /** Of the account in use where none is named. */
  'properties.list': {
    input: z.object({ account: z.string().nullable() }),
    output: z.array(z.object({ id: z.string(), name: z.string() })),
  },
  /** Starts the built-in service and makes it the current account. */
  'sandbox.start': { input: z.object({}), output: accounts },
};
