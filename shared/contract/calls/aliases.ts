import { z } from 'zod';
import { roomAlias } from '../../domain/alias.ts';

const place = {
  /** Stored account; null: the one in use. */
  account: z.string().nullable().default(null),
  /** Id of the property; null: that of the account. */
  property: z.string().nullable().default(null),
};

const listed = z.object({
  property: z.object({ id: z.string(), name: z.string() }),
  /** `gone`: the room that the name meant is no longer there, so the name counts for nothing. */
  aliases: z.array(roomAlias.extend({ gone: z.boolean() })),
});

/** Names of rooms that a person resolved, kept for a property on this machine. */
export const aliasCalls = {
  'aliases.list': { input: z.object(place), output: listed },
  /** Remembers that a name, with its floor where that tells rooms apart, means a room of the property. */
  'aliases.add': {
    input: z.object({ ...place, name: roomAlias.shape.name, room: z.string().min(1) }),
    output: listed,
  },
  'aliases.remove': {
    input: z.object({ ...place, name: roomAlias.shape.name }),
    output: listed,
  },
};
