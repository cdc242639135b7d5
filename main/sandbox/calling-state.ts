export const SETTINGS = ['Block', 'DropIn'] as const;
export type Setting = (typeof SETTINGS)[number];

/** One way: from the profile of the path to the target of the query. */
export type RuleRecord = {
  setting: Setting;
  profileId: string;
  targetProfileId: string;
  value: 'ENABLED' | 'DISABLED';
  seq: number;
};
type InboundRecord = { profileId: string; contactId: string };
export type LocalName = { locale: string; value: string };
export type ExternalUserRecord = { externalUserId: string; profileId: string; seq: number };
export type ProviderRecord = {
  id: string;
  logicalId: string;
  names: LocalName[];
  /** Id of the skill that carries its calls. */
  skillId: string | null;
  users: Map<string, ExternalUserRecord>;
};

/** Who may call whom beyond address books, and by which outside service. */
export type CallingState = {
  rules: Map<string, RuleRecord>;
  inbound: Map<string, InboundRecord>;
  /** Sent to people so far, for inbound calling given and taken. */
  messages: number;
  providers: Map<string, ProviderRecord>;
};

export function emptyCalling(): CallingState {
  return { rules: new Map(), inbound: new Map(), messages: 0, providers: new Map() };
}

const ruleKey = (rule: Pick<RuleRecord, 'setting' | 'profileId' | 'targetProfileId'>): string =>
  [rule.setting, rule.profileId, rule.targetProfileId].join(' ');

/** Sets a rule; one that is there keeps its place. */
export function setRule(calling: CallingState, rule: RuleRecord): void {
  const key = ruleKey(rule);
  calling.rules.set(key, { ...rule, seq: calling.rules.get(key)?.seq ?? rule.seq });
}

/** The rules of a profile in the order in which they came to be. */
export function rulesOf(calling: CallingState, setting: Setting, profileId: string): RuleRecord[] {
  return [...calling.rules.values()].filter(
    (rule) => rule.setting === setting && rule.profileId === profileId,
  );
}

const inboundKey = ({ profileId, contactId }: InboundRecord): string => `${profileId} ${contactId}`;

export function hasInbound(calling: CallingState, pair: InboundRecord): boolean {
  return calling.inbound.has(inboundKey(pair));
}

/** Links the two and sends a message, unless they are linked; whether it did. */
export function linkInbound(calling: CallingState, pair: InboundRecord): boolean {
  if (hasInbound(calling, pair)) return false;
  calling.inbound.set(inboundKey(pair), { ...pair });
  calling.messages += 1;
  return true;
}

/** Takes the link away and sends a message; false where there was none. */
export function unlinkInbound(calling: CallingState, pair: InboundRecord): boolean {
  if (!calling.inbound.delete(inboundKey(pair))) return false;
  calling.messages += 1;
  return true;
}

/** What goes with a profile. That rules go is certain, that users go is the narrow reading. */
export function forgetProfile(calling: CallingState, profileId: string): void {
  for (const [key, rule] of calling.rules) {
    if (rule.profileId === profileId || rule.targetProfileId === profileId) {
      calling.rules.delete(key);
    }
  }
  for (const [key, pair] of calling.inbound) {
    if (pair.profileId === profileId) calling.inbound.delete(key);
  }
  for (const { users } of calling.providers.values()) {
    for (const user of users.values()) {
      if (user.profileId === profileId) users.delete(user.externalUserId);
    }
  }
}

/** What goes with a contact; nobody gets a message. */
export function forgetContact(calling: CallingState, contactId: string): void {
  for (const [key, pair] of calling.inbound) {
    if (pair.contactId === contactId) calling.inbound.delete(key);
  }
}

/** Plain JSON. */
export type SavedCalling = {
  rules: RuleRecord[];
  inbound: InboundRecord[];
  messages: number;
  providers: (Omit<ProviderRecord, 'users'> & { users: ExternalUserRecord[] })[];
};

export function saveCalling(calling: CallingState): SavedCalling {
  return structuredClone({
    rules: [...calling.rules.values()],
    inbound: [...calling.inbound.values()],
    messages: calling.messages,
    providers: [...calling.providers.values()].map((provider) => ({
      ...provider,
      users: [...provider.users.values()],
    })),
  });
}

export function restoreCalling(saved: SavedCalling): CallingState {
  const { rules, inbound, messages, providers } = structuredClone(saved);
  return {
    rules: new Map(rules.map((rule) => [ruleKey(rule), rule])),
    inbound: new Map(inbound.map((pair) => [inboundKey(pair), pair])),
    messages,
    providers: new Map(
      providers.map((provider) => [
        provider.id,
        { ...provider, users: new Map(provider.users.map((user) => [user.externalUserId, user])) },
      ]),
    ),
  };
}
