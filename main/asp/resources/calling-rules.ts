import type { CallingRule } from '../../../shared/domain/live.ts';
import { ROLE, value } from '../entry.ts';
import type { Entry, Entries, Reading, Reply, Words } from '../entry.ts';
import { path, withQuery } from '../http-request.ts';
import { idIn, objectOf, textIn } from '../json.ts';
import { readNothing, readPage } from '../readers.ts';

type Setting = 'Block' | 'DropIn';

const blockWords: Words = {
  object: 'the block rule',
  check: 'that both profiles exist and differ, and that blocking is offered in the country',
  access: ROLE,
};
const dropInWords: Words = {
  object: 'the drop-in rule',
  check:
    'that both rooms have each other as a contact in an address book, and that drop-in is offered in the country',
  access: ROLE,
};

/** Rules between two profiles. There is no delete: off is `DISABLED`. */
export const callingRules: Pick<
  Entries,
  'blocks.set' | 'blocks.list' | 'dropIns.set' | 'dropIns.list'
> = {
  'blocks.set': setting('Block', blockWords),
  'blocks.list': listing('Block', blockWords),
  'dropIns.set': setting('DropIn', dropInWords),
  'dropIns.list': listing('DropIn', dropInWords),
};

function setting(kind: Setting, words: Words): Entry<'blocks.set'> & Entry<'dropIns.set'> {
  return {
    scope: 'management',
    words,
    request: ({ profileId, targetProfileId, value }) => ({
      method: 'PUT',
      path: withQuery(address(profileId, kind), { alexaCommunicationProfileId: targetProfileId }),
      body: { value },
    }),
    read: readNothing,
  };
}

function listing(kind: Setting, words: Words): Entry<'blocks.list'> & Entry<'dropIns.list'> {
  return {
    scope: 'management',
    words,
    request: ({ profileId, targetProfileId, value, page }, fewer) => ({
      method: 'GET',
      path: withQuery(address(profileId, kind), {
        value,
        alexaCommunicationProfileId: targetProfileId,
        maxResults: fewer ? 10 : 100,
        nextToken: page,
      }),
    }),
    read: (reply, { profileId, page }) => readRules(reply, page, kind, profileId),
  };
}

function address(profileId: string, kind: Setting): string {
  const profile = path`/v1/communications/profile/${profileId}`;
  return `${profile}/contacts/settings/${kind}`;
}

/** Rules of another kind, should they come along, are not those that were asked for. */
function readRules(
  reply: Reply,
  page: string | undefined,
  kind: Setting,
  profileId: string,
): Reading<{ items: CallingRule[]; next: string | null }> {
  const read = readPage(reply, page, (json) => {
    const rule = readRule(json, profileId);
    return rule && { rule, kind: textIn(objectOf(json), 'setting') ?? kind };
  });
  if (read.kind !== 'value') return read;
  const items = read.value.items
    // Written `DropIn` and `Dropin` in the same document.
    .filter((entry) => entry.kind.toLowerCase() === kind.toLowerCase())
    .map(({ rule }) => rule);
  return value({ items, next: read.value.next });
}

function readRule(json: unknown, profileId: string): CallingRule | null {
  const entry = objectOf(json);
  const targetProfileId = idIn(entry, 'alexaCommunicationProfileId');
  const state = textIn(entry, 'value');
  if (targetProfileId === null || state === null) return null;
  return { profileId, targetProfileId, value: state, contactId: idIn(entry, 'contactId') };
}
