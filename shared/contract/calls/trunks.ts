import { z } from 'zod';
import { trunk, trunkPeer } from '../../domain/live.ts';

/** Everything that can be wrong with a trunk as it was typed in. */
export const TRUNK_PROBLEMS = [
  'private-key',
  'not-pem',
  'not-a-certificate',
  'no-certificate',
  'duplicate-certificate',
  'wrong-order',
  'expired',
  'not-yet-valid',
  'expires-soon',
  'issuer-missing',
  'no-encryption',
  'contradiction',
  'nothing-to-change',
  'chain-needed',
  'name-missing',
  'name-without-chain',
  'name-not-covered',
  'peer-not-covered',
  'no-peers',
  'peer-unreadable',
  'peer-twice',
  'peers-mixed',
  'port-range',
  'not-public',
  'address-6',
  'country-unknown',
] as const;

/** An error stops the trunk from being sent; a warning is only said. */
export const trunkProblem = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.enum(TRUNK_PROBLEMS),
  /** One sentence: what is wrong, where, the rule and what to do. */
  message: z.string(),
});
export type TrunkProblem = z.infer<typeof trunkProblem>;

/** A trunk as a person describes it. Certificates only: a private key is refused wherever it turns up. */
export const trunkWish = z.object({
  /** `HOST:PORT`, as typed; empty where a trunk that exists keeps its own. */
  peers: z.array(z.string().max(300)).max(100).default([]),
  /** Text of a PEM file, the PBX's own certificate first. */
  chain: z.string().max(200_000).nullable().default(null),
  /** The name in the certificate by which the PBX is met; null where the certificate leaves no choice. */
  tlsName: z.string().max(300).nullable().default(null),
  /** No certificates on purpose. */
  unencrypted: z.boolean().default(false),
});
export type TrunkWish = z.output<typeof trunkWish>;

const account = z.string().nullable().default(null);
const id = z.string().min(1);
/** Consent to a second trunk to the same peers. */
const another = z.boolean().default(false);

/** How a write ended; `unknown`: sent, and nobody can tell what became of it. */
const written = z.object({
  outcome: z.enum(['done', 'unknown']),
  /** As it is live now; null where it is gone or cannot be told. */
  trunk: trunk.nullable(),
  /** The reply was lost, and reading the list told the rest. */
  foundByReading: z.boolean(),
  /** One sentence. */
  message: z.string(),
  problems: z.array(trunkProblem),
});
export type TrunkWritten = z.output<typeof written>;

/** What a change would come to, before anybody said yes to it. */
const preview = z.object({
  problems: z.array(trunkProblem),
  /** The trunk as it is live; null where it is new or gone. */
  before: trunk.nullable(),
  /** What would be sent; null where it cannot be, or where the trunk would go. */
  after: z
    .object({
      name: z.string().nullable(),
      peers: z.array(trunkPeer),
      certificates: z.array(z.object({ title: z.string(), validTo: z.iso.datetime() })),
    })
    .nullable(),
  /** Other trunks that lead to the same peers. */
  same: z.array(trunk),
  /** Extensions that would go with the trunk; the first few by number. */
  extensions: z.object({ count: z.int(), first: z.array(z.string()) }).nullable(),
});
export type TrunkPreview = z.output<typeof preview>;

export const trunkCalls = {
  /** Every trunk of the account; `extensions` null where the service would not list them. */
  'trunks.list': {
    input: z.object({ account }),
    output: z.object({
      trunks: z.array(trunk.extend({ extensions: z.int().nullable() })),
      problems: z.array(trunkProblem),
    }),
  },
  /** Checks a change and says what it would do. Nothing is written, and with errors nothing is read. */
  'trunks.preview': {
    input: z.object({
      account,
      change: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('create'), trunk: trunkWish }),
        z.object({ kind: z.literal('update'), id, trunk: trunkWish }),
        z.object({ kind: z.literal('delete'), id }),
      ]),
    }),
    output: preview,
  },
  'trunks.create': {
    input: z.object({ account, trunk: trunkWish, another, yes: z.boolean().default(false) }),
    output: written,
  },
  /** Replaces peers and certificates of a trunk; the service never gives certificates back. */
  'trunks.update': {
    input: z.object({ account, id, trunk: trunkWish, another, yes: z.boolean().default(false) }),
    output: written,
  },
  /** Done as well where the trunk is gone already. */
  'trunks.delete': {
    input: z.object({
      account,
      id,
      /** Id or name of the trunk, typed by the person. */
      yesDelete: z.string().nullable(),
      /** How many extensions the person was told of; with more or fewer nothing is sent. */
      extensions: z.int().nonnegative(),
    }),
    output: written,
  },
  /** Answers once the trunk is ACTIVE. `id` null: the account's trunk, or the only one that is not. */
  'trunks.wait': {
    input: z.object({ account, id: id.nullable().default(null), minutes: z.number().positive() }),
    output: z.object({ trunk, seconds: z.number() }),
  },
};

/** Told at every look while a trunk is waited for. */
export const trunkWaiting = z.object({
  trunk,
  seconds: z.number(),
  /** Why this look told nothing; null where it did. */
  trouble: z.string().nullable(),
});
