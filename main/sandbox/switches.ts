import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';

type Value = string | number | boolean;

/** The side taken as documented, in the legacy and in the 2025 mode, then sides that no mode takes. */
const sides = <const T extends readonly [Value, Value, Value, ...Value[]]>(...all: T): T => all;

/** Seconds, of which any number may be chosen. */
const AT_ONCE: number = 0;

/**
 * Where the documents contradict each other or say nothing, the sandbox can take either side.
 * Another switch is one line here, and the place that asks for it.
 */
const TABLE = {
  /** Key of the successes of a profile batch. */
  profileBatchKey: sides('results', 'successfulResults', 'results'),
  /** Key of the successes of contact and association batches. */
  otherBatchKey: sides('successfulResults', 'successfulResults', 'results'),
  profileCreateStatus: sides(200, 201, 200),
  /** An object in answers about one profile and plain text in those of a batch, or the other way round. */
  profileIdShape: sides(
    'object-in-single',
    'object-in-single',
    'object-in-single',
    'object-in-batch',
  ),
  /** The older reference lists no characters that names of profiles may have. */
  profileNameCharacters: sides('listed', 'listed', 'listed', 'any'),
  /** Batches take profile names of 51 to 128 characters. */
  longProfileNamesInBatch: sides(false, true, false),
  nameInProfileGet: sides(true, false, true),
  booksPerUnit: sides(10, 3, 10),
  booksPerOrganization: sides(2500, 2500, 35_000),
  /** What is said where a unit may have no further book: the table of limits, or a sample's words. */
  limitWords: sides('table', 'table', 'table', 'sample'),
  /** How ids of new contacts begin, behind `amzn1.alexa.`. */
  contactIds: sides('contact.did', 'contact.did', 'contact.did', 'contact', 'contacts.did'),
  /** Where lists of contacts have the name: by itself, or as a single contact has it. */
  contactListName: sides('contactName', 'contactName', 'contactName', 'contact.name'),
  /** Contacts that a service provider calls are unknown to the older reference. */
  providerContacts: sides('accept', 'accept', 'accept', 'refuse'),
  /**
   * What stands for the next token on the last page; `rotate` takes another one for every
   * list that ends, `as-shown` that of the operation's own example.
   */
  endMark: sides('null', 'absent', 'rotate', 'empty', 'word', 'no-context', 'as-shown'),
  /** Item ids as text are taken, and echoed as they came. */
  lenientItemIds: sides(false, false, false, true),
  /** The largest page is that of the operation's table, or ten everywhere. */
  largestPage: sides('by-operation', 'by-operation', 'by-operation', 'ten'),
  allItemsFailedStatus: sides(200, 400, 200),
  /** Errors of items carry a code, or an empty one as in one sample. */
  itemErrorCode: sides('named', 'named', 'named', 'empty'),
  entityTypeText: sides('the interface supports', 'we only support', 'the interface supports'),
  /** Answer to a token that lacks the scope of the API. */
  missingScopeStatus: sides(403, 403, 401),
  /** Answer where the account may not see a unit, as while a new one has no rights yet. */
  noAccessStatus: sides(403, 403, 403, 401),
  /** A management token opens every API, as the published clients expect. */
  managementOpensAll: sides(false, false, false, true),
  /** A renewal brings a new refresh token; the old one stays valid. */
  newRefreshToken: sides(false, false, false, true),
  tokenType: sides('bearer', 'bearer', 'bearer', 'Bearer'),
  expiresInAsText: sides(false, false, false, true),
  /** Whether the client was granted `client_credentials`. */
  clientCredentials: sides(true, true, true, false),
  unitCreateStatus: sides(201, 200, 201),
  /** One copy of the documents forbids full stops in names of units. */
  unitNameFullStops: sides('accept', 'accept', 'accept', 'refuse'),
  /** Whoever makes a unit gets rights to it so many seconds later. */
  unitGraceSeconds: sides(AT_ONCE, AT_ONCE, AT_ONCE),
  /** Seconds until a new trunk is ACTIVE; about 600 in truth. */
  trunkSeconds: sides(AT_ONCE, AT_ONCE, AT_ONCE),
  /** `client`: also the form that the published client sends, with a list under `tls` and ports as text. */
  trunkBody: sides('guide', 'guide', 'guide', 'client'),
  inboundCreateStatus: sides(204, 204, 201),
  /** `either`: the contact may also be named by `id`, as published clients do. */
  inboundContact: sides('contactId', 'contactId', 'contactId', 'either'),
  /** A block is made both ways at once, as one overview has it. */
  blockMirrors: sides(false, false, false, true),
  /** How drop-in rules call themselves; the same document writes both. */
  dropInWord: sides('DropIn', 'DropIn', 'DropIn', 'Dropin'),
  /** Drop-in is refused between units that are no contacts of each other; only said to be needed. */
  dropInNeedsContacts: sides(false, false, true),
  /** Adding an external user that is there. */
  addExistingUser: sides('refuse', 'refuse', 'refuse', 'overwrite'),
  /** Changes of external users are answered with the state of the target. */
  externalUserAnswers: sides('empty', 'empty', 'status'),
  /** The published client sends its query to the path that creates. */
  queryOnCreatePath: sides(false, false, false, true),
  /** What the person at the authorization page does. */
  consent: sides('given', 'given', 'given', 'denied'),
  /** Mapping an extension that is mapped. */
  mapMapped: sides('refuse', 'refuse', 'refuse', 'overwrite'),
  /** Throttled answers say when to come back; never documented. */
  retryAfterHeader: sides(false, false, false, true),
  batchAnswerOrder: sides('as-sent', 'as-sent', 'reversed'),
  /** Accounts in France never see the numbers of contacts again. */
  hidePhoneNumbers: sides(false, false, false, true),
} as const;

type Table = typeof TABLE;
export type Switches = { -readonly [K in keyof Table]: Table[K][number] };

const POSITION = { documented: 0, legacy: 1, '2025': 2 } as const;
export type Mode = keyof typeof POSITION;

/** The sides that a mode takes, with some of them chosen apart. */
export function switchesOf(mode: Mode, chosen: Partial<Switches> = {}): Switches {
  const position = POSITION[mode];
  const preset = Object.fromEntries(
    Object.entries(TABLE).map(([name, all]) => [name, all[position]]),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries forget which value goes with which key
  return { ...(preset as Switches), ...chosen };
}

/** Switches that take any number of seconds. */
const SECONDS: readonly (keyof Table)[] = ['unitGraceSeconds', 'trunkSeconds'];

/** Every switch with the values it takes, in the order of the table; `seconds` where any number will do. */
export function switchChoices(): { name: string; values: string[] }[] {
  return Object.entries(TABLE).map(([name, all]) => ({
    name,
    values: isSeconds(name) ? ['seconds'] : [...new Set<Value>(all)].map(String),
  }));
}

/** One switch as a person writes it, `NAME=VALUE`. The failure is a sentence that lists what there is. */
export function readSwitch(text: string): Result<Partial<Switches>, string> {
  const at = text.indexOf('=');
  const name = at < 0 ? text : text.slice(0, at);
  const given = text.slice(at + 1).trim();
  if (!isSwitch(name)) {
    return fail(`There is no switch "${name}"; those there are: ${Object.keys(TABLE).join(', ')}.`);
  }
  if (isSeconds(name)) {
    const seconds = Number(given);
    return at > 0 && /^\d{1,6}(\.\d{1,3})?$/.test(given)
      ? ok({ [name]: seconds })
      : fail(`${name} takes a number of seconds, such as ${name}=30.`);
  }
  const all: readonly Value[] = TABLE[name];
  const value = at > 0 ? all.find((one) => String(one) === given) : undefined;
  if (value !== undefined) return ok({ [name]: value });
  return fail(`${name} takes one of ${[...new Set(all)].join(', ')}, such as ${name}=${all[0]}.`);
}

function isSwitch(name: string): name is keyof Table {
  return Object.hasOwn(TABLE, name);
}

function isSeconds(name: string): boolean {
  return SECONDS.some((one) => one === name);
}
