import { z } from 'zod';
import { rulesOf, setRule, type RuleRecord, type Setting } from '../calling-state.ts';
import { findProfile } from '../checks.ts';
import { answer, bad, good, refuse, type Checked } from '../reply.ts';
import type { Route, World } from '../route.ts';
import { booksOf, noteEffect, place, type ProfileRecord, type State } from '../state.ts';
import { inShape } from '../strict-body.ts';

const VALUES = ['ENABLED', 'DISABLED'] as const;
type Value = (typeof VALUES)[number];
/** The documents give the text of drop-in for blocking as well. */
const BAD_VALUE = 'Allowed Values for DropIn settingKey : [ENABLED, DISABLED].';

const setting = z.strictObject({ value: z.string().optional() });

function checkValue(text: string | undefined): Checked<Value> {
  const value = VALUES.find((known) => known === text);
  return value === undefined ? bad(400, BAD_VALUE) : good(value);
}

/** The contact by which a profile's unit has the target. */
function contactFor(state: State, { unitId }: ProfileRecord, target: string): string | undefined {
  for (const bookId of booksOf(state, unitId).keys()) {
    for (const { id, address } of state.books.get(bookId)?.contacts.values() ?? []) {
      if (address.kind === 'profile' && address.profileId === target) return id;
    }
  }
  return undefined;
}

function contactOfEachOther(state: State, one: ProfileRecord, other: ProfileRecord): boolean {
  return (
    contactFor(state, one, other.id) !== undefined && contactFor(state, other, one.id) !== undefined
  );
}

/** Source and target of a rule, which must be two. */
function pairOf(
  { state }: World,
  profileId: string,
  targetId: string,
): Checked<{ source: ProfileRecord; target: ProfileRecord }> {
  const source = findProfile(state, profileId);
  if (!source.ok) return source;
  const target = findProfile(state, targetId);
  if (!target.ok) return target;
  return source.value === target.value
    ? bad(400, 'The source and the target profileId must differ.')
    : good({ source: source.value, target: target.value });
}

function set(world: World, kind: Setting, source: string, target: string, value: Value): void {
  setRule(world.state.calling, {
    setting: kind,
    profileId: source,
    targetProfileId: target,
    value,
    seq: place(world.state),
  });
  noteEffect(world.state, 'rule changed');
}

function show({ state, switches }: World, source: ProfileRecord, rule: RuleRecord): object {
  const contactId = contactFor(state, source, rule.targetProfileId);
  return {
    setting: rule.setting === 'DropIn' ? switches.dropInWord : rule.setting,
    ...(contactId === undefined ? {} : { contactId }),
    alexaCommunicationProfileId: rule.targetProfileId,
    value: rule.value,
  };
}

function routesOf(kind: Setting, name: string, end: 'empty' | 'null'): Route[] {
  const paths = [`/v1/communications/profile/:profileId/contacts/settings/${kind}`];
  return [
    {
      operation: `${name}.set`,
      method: 'PUT',
      paths,
      api: 'management',
      query: ['alexaCommunicationProfileId'],
      takesBody: true,
      handle(world, { params, query, body }) {
        const shape = inShape(setting, body);
        if (!shape.ok) return shape.refusal;
        const value = checkValue(shape.value.value);
        if (!value.ok) return value.refusal;
        const target = query['alexaCommunicationProfileId'] ?? '';
        const pair = pairOf(world, params['profileId'] ?? '', target);
        if (!pair.ok) return pair.refusal;
        const { source } = pair.value;
        const needsContacts =
          kind === 'DropIn' && world.switches.dropInNeedsContacts && value.value === 'ENABLED';
        if (needsContacts && !contactOfEachOther(world.state, source, pair.value.target)) {
          return refuse(400, 'The units must have each other as a contact.');
        }
        set(world, kind, source.id, target, value.value);
        if (kind === 'Block' && world.switches.blockMirrors) {
          set(world, kind, target, source.id, value.value);
        }
        return answer(204);
      },
    },
    {
      operation: `${name}.list`,
      method: 'GET',
      paths,
      api: 'management',
      query: ['alexaCommunicationProfileId', 'value', 'maxResults', 'nextToken'],
      handle(world, { params, query }) {
        const source = findProfile(world.state, params['profileId'] ?? '');
        if (!source.ok) return source.refusal;
        const { value: asked, alexaCommunicationProfileId: target } = query;
        const value = asked === undefined ? good(undefined) : checkValue(asked);
        if (!value.ok) return value.refusal;
        if (target !== undefined) {
          const known = findProfile(world.state, target);
          if (!known.ok) return known.refusal;
        }
        const rules = rulesOf(world.state.calling, kind, source.value.id).filter(
          (rule) =>
            (target === undefined || rule.targetProfileId === target) &&
            (value.value === undefined || rule.value === value.value),
        );
        const list = `${name}.list ${source.value.id}`;
        return world.pager.page(list, query, rules, { max: 100, default: 10, shown: end }, (rule) =>
          show(world, source.value, rule),
        );
      },
    },
  ];
}

/** Block and drop-in rules, each one way: from the profile of the path to the target of the query. */
export const callingRuleRoutes: Route[] = [
  ...routesOf('Block', 'blocks', 'empty'),
  ...routesOf('DropIn', 'dropIns', 'null'),
];
