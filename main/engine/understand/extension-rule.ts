/** What a row says that an extension may follow from. */
export type ExtensionFact = {
  /** The number in the room's name, without leading zeros. */
  room: string;
  /** The number of its floor; '' where the row names none. */
  floor: string;
  extension: string;
};

/** How extensions follow from rooms. `text` goes before or behind, `width` is a count of digits. */
export type ExtensionRule =
  | { kind: 'prefix'; text: string }
  | { kind: 'padded'; text: string; width: number }
  | { kind: 'suffix'; text: string }
  | { kind: 'floor'; text: string; width: number }
  | { kind: 'tail'; text: string; width: number }
  | { kind: 'offset'; by: number };

/** The plainest first: of rules that say the same of all rows, the first is meant. */
const KINDS = ['prefix', 'padded', 'suffix', 'floor', 'tail', 'offset'] as const;

/** Digits that nobody would call a number of an extension plan. */
const LONGEST = 9;

/** The extension that follows from the rule; null where the rule says nothing of such a row. */
export function extensionBy(rule: ExtensionRule, { room, floor }: ExtensionFact): string | null {
  switch (rule.kind) {
    case 'prefix':
      return rule.text + room;
    case 'padded':
      return rule.text + room.padStart(rule.width, '0');
    case 'suffix':
      return room + rule.text;
    case 'floor':
      return floor === '' ? null : rule.text + floor + room.padStart(rule.width, '0');
    case 'tail':
      return room.length < rule.width ? null : rule.text + room.slice(-rule.width);
    case 'offset': {
      const number = Number(room) + rule.by;
      return number > 0 ? String(number) : null;
    }
  }
}

/** Every rule that this one row fits. */
export function rulesOf(fact: ExtensionFact): ExtensionRule[] {
  const { room, floor, extension } = fact;
  if (extension.length > LONGEST || room.length > LONGEST) return [];
  const rules: ExtensionRule[] = [];
  const before = (tail: string): string | null =>
    extension.endsWith(tail) ? extension.slice(0, extension.length - tail.length) : null;

  const prefix = before(room);
  if (prefix !== null) rules.push({ kind: 'prefix', text: prefix });
  for (const width of [2, 3, 4]) {
    if (width > room.length) {
      const text = before(room.padStart(width, '0'));
      if (text !== null) rules.push({ kind: 'padded', text, width });
    } else if (width < room.length) {
      const text = before(room.slice(-width));
      if (text !== null) rules.push({ kind: 'tail', text, width });
    }
    if (floor !== '' && width >= room.length) {
      const text = before(floor + room.padStart(width, '0'));
      if (text !== null) rules.push({ kind: 'floor', text, width });
    }
  }
  if (extension.startsWith(room) && extension !== room) {
    rules.push({ kind: 'suffix', text: extension.slice(room.length) });
  }
  const by = Number(extension) - Number(room);
  if (by !== 0 && !extension.startsWith('0')) rules.push({ kind: 'offset', by });
  return rules;
}

/** One text for a rule; the plainer one comes first where they are sorted. */
export function ruleId(rule: ExtensionRule): string {
  const rank = KINDS.indexOf(rule.kind);
  if (rule.kind === 'offset') return `${rank} ${rule.by}`;
  return `${rank} ${rule.text} ${'width' in rule ? rule.width : ''}`;
}

const led = (text: string, what: string): string => (text === '' ? what : `${text} + ${what}`);

/** The right side of "extension = …". */
export function ruleWords(rule: ExtensionRule): string {
  switch (rule.kind) {
    case 'prefix':
      return led(rule.text, 'room number');
    case 'padded':
      return led(rule.text, `room number in ${rule.width} digits`);
    case 'suffix':
      return `room number + ${rule.text} behind it`;
    case 'floor':
      return led(rule.text, `floor + room number in ${rule.width} digits`);
    case 'tail':
      return led(rule.text, `last ${rule.width} digits of the room number`);
    case 'offset':
      return rule.by > 0
        ? `room number, and ${rule.by} added to it`
        : `room number, less ${-rule.by}`;
  }
}
