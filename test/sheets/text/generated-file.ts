import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import type { Delimiter, TextEncoding } from '../../../shared/domain/text-files.ts';

/** A file as some program might have written it, and what it says. */
export type GeneratedFile = {
  language: Language;
  encoding: TextEncoding;
  delimiter: Delimiter;
  quirks: string[];
  /** What was encoded, without byte order mark. */
  text: string;
  bytes: Buffer;
  /** Rows that must come out below the banner: cells without the empty ones at the end. */
  rows: string[][];
  /** Lines above the table. */
  banner: number;
};

type Words = {
  headers: readonly [string, string, string, string, string, string];
  rooms: readonly string[];
  places: readonly string[];
  people: readonly string[];
  remarks: readonly string[];
};

const WORDS = {
  en: {
    headers: ['Room', 'Room name', 'Extension', 'Phone', 'Contact', 'Notes'],
    rooms: ['101', '102', 'Suite 1204', 'Rm 0307', 'Garden room', 'Lobby bar', 'Café terrace'],
    places: ['Floor 1', 'Tower A', 'Pool deck', 'Crèche', 'Spa & gym'],
    people: ['Smith, John', 'Reception', 'Zoë Müller', 'Duty manager', 'O’Hara, Ann'],
    remarks: ['quiet', 'next to lift, north side', 'décor to be renewed', '20 % off', 'call first'],
  },
  de: {
    headers: ['Zimmer', 'Bezeichnung', 'Nebenstelle', 'Rufnummer', 'Ansprechpartner', 'Bemerkung'],
    rooms: ['101', 'Zimmer 12', 'Küche', 'Frühstücksraum', 'Saal Süd', 'Empfang'],
    places: ['Erdgeschoss', '1. Stock', 'Gästehaus', 'Straßenseite', 'Nebengebäude'],
    people: ['Jürgen Weiß', 'Schröder, Käthe', 'Pförtner', 'Frau Groß', 'Empfang'],
    remarks: ['ruhig, zum Hof', 'für 2 Gäste', 'Schlüssel fehlt', 'nur tagsüber', 'geprüft'],
  },
  fr: {
    headers: ['Chambre', 'Libellé', 'Poste', 'Téléphone', 'Interlocuteur', 'Remarques'],
    rooms: ['101', 'Chambre 12', 'Réception', 'Salle à manger', 'Côté jardin', 'Hôtel'],
    places: ['Rez-de-chaussée', '1er étage', 'Bâtiment B', 'Entrée', 'Aile sud'],
    people: ['Hélène Dupré', 'Garçon d’étage', 'Noël, Zoé', 'Gérant', 'Mme Lefèvre'],
    remarks: ['très calme', 'à côté de l’ascenseur', 'déjà câblé', 'accès handicapé', 'non fumeur'],
  },
  es: {
    headers: ['Habitación', 'Descripción', 'Extensión', 'Teléfono', 'Contacto', 'Observaciones'],
    rooms: ['101', 'Habitación 12', 'Recepción', 'Salón', 'Jardín', 'Lavandería'],
    places: ['Planta baja', 'Edificio señorial', 'Último piso', 'Ático', 'Sótano'],
    people: ['Íñigo Muñoz', 'Núñez, María', 'Recepción', 'José Peña', 'Begoña'],
    remarks: ['sin número', 'mañana y tarde', 'línea dañada', '¿revisar?', 'más información'],
  },
  it: {
    headers: ['Camera', 'Descrizione', 'Interno', 'Telefono', 'Referente', 'Note'],
    rooms: ['101', 'Camera 12', 'Reception', 'Caffè', 'Lavanderia', 'Sala da tè'],
    places: ['Piano terra', '1° piano', 'Città alta', 'Ala nord', 'Metà scala'],
    people: ['Niccolò Rossi', 'Però, Ada', 'Governante', 'Lucà, Enzo', 'Portiere'],
    remarks: ['è da verificare', 'già attivo', 'vicino all’ascensore', 'più tranquilla', 'libera'],
  },
  nl: {
    headers: ['Kamer', 'Omschrijving', 'Toestel', 'Telefoon', 'Contactpersoon', 'Opmerking'],
    rooms: ['101', 'Kamer 12', 'Receptie', 'Crèche', 'Keuken', 'Patiënten'],
    places: ['Begane grond', 'Eén hoog', 'Zuidvleugel', 'België', 'Vleugel B'],
    people: ['Daniël', 'Balie', 'Van den Berg, Zoë', 'Noëlle', 'Beheer'],
    remarks: ['reünie', 'geen ruïne', 'stil', 'hoofdingang, links', 'coördinatie'],
  },
  pt: {
    headers: ['Quarto', 'Descrição', 'Ramal', 'Telefone', 'Responsável', 'Observações'],
    rooms: ['101', 'Quarto 12', 'Recepção', 'Salão', 'Lavanderia', 'Café da manhã'],
    places: ['Térreo', '1º andar', 'Prédio B', 'Saída', 'Ala sul'],
    people: ['João Conceição', 'Magalhães, Inês', 'Portaria', 'Sebastião', 'Governança'],
    remarks: ['não fumante', 'próximo ao elevador', 'manutenção', 'às 10 h', 'opção, a ver'],
  },
  sv: {
    headers: ['Rum', 'Benämning', 'Anknytning', 'Telefon', 'Kontakt', 'Anmärkning'],
    rooms: ['101', 'Rum 12', 'Kök', 'Frukostmatsal', 'Bår', 'Tvättstuga'],
    places: ['Våning 1', 'Östra flygeln', 'Källare', 'Ø-fløjen', 'Ærø'],
    people: ['Åsa Öberg', 'Sjögren, Bo', 'Städledare', 'Mårten', 'Søren'],
    remarks: ['högst upp', 'nära hissen', 'får ej störas', 'på prov', 'två sängar, balkong'],
  },
  ja: {
    headers: ['部屋', '表示名', '内線', '電話番号', '担当者', '備考'],
    rooms: ['101', '101号室', 'さくらの間', 'ひまわり', '松', '２０３号室', 'ﾌﾛﾝﾄ'],
    places: ['本館1階', '別館', 'ロビー', '新館①', 'レストラン', '㈱ベル'],
    people: ['髙橋 太郎', '山田花子', '㈱東京設備', 'ﾔﾏﾀﾞ ﾀﾛｳ', 'フロント', '﨑本'],
    remarks: ['10時～18時', '要確認', '（予備）', '禁煙・海側', '№３', '工事中、使用不可'],
  },
} satisfies Record<string, Words>;
export type Language = keyof typeof WORDS;

const QUIRKS = [
  'decimals',
  'powers of ten',
  'lists',
  'line breaks in cells',
  'trailing delimiter',
  'lines of delimiters only',
  'empty lines',
  'banner',
  'title',
  'sep line',
  'short rows',
  'mixed line ends',
  'lone CR',
  'end mark',
  'page break',
  'zero bytes',
  'stray quote',
  'all quoted',
  'header only',
  'few special letters',
  'prose',
  'numbers only',
  'decimals only',
  'strange words',
  'blank after delimiter',
  'times',
] as const;
type Quirk = (typeof QUIRKS)[number];

const LANGUAGES = Object.keys(WORDS) as Language[];
const WESTERN: readonly TextEncoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];
const JAPANESE: readonly TextEncoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'shift_jis'];

type Shape = {
  language: Language;
  encoding: TextEncoding;
  mark: boolean;
  delimiter: Delimiter;
  columns: number;
  quirks: Set<Quirk>;
  /** Numbers from which cells are drawn. */
  picks: number[];
  lines: number;
};

const shape: fc.Arbitrary<Shape> = fc.constantFrom(...LANGUAGES).chain((language) =>
  fc.record({
    language: fc.constant(language),
    encoding: fc.constantFrom(...(language === 'ja' ? JAPANESE : WESTERN)),
    mark: fc.boolean(),
    delimiter: fc.constantFrom<Delimiter>(',', ';', '\t', '|'),
    columns: fc.integer({ min: 2, max: 6 }),
    quirks: fc.subarray([...QUIRKS], { maxLength: 7 }).map((chosen): Set<Quirk> => new Set(chosen)),
    picks: fc.array(fc.nat(9999), { minLength: 40, maxLength: 40 }),
    lines: fc.integer({ min: 1, max: 30 }),
  }),
);

/** Files of hotels and telephone systems, in six languages and every encoding and delimiter that there is. */
export const generatedFile: fc.Arbitrary<GeneratedFile> = shape.map(fileOf);

function fileOf(given: Shape): GeneratedFile {
  const { language, encoding, delimiter, quirks, columns } = given;
  const words: Words = WORDS[language];
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const header = words.headers.slice(0, columns);
  const count = quirks.has('header only') ? 0 : given.lines;
  const table = [header, ...Array.from({ length: count }, (_, at) => rowOf(given, words, at))];
  const cells = quirks.has('few special letters') ? withoutSpecial(table, language) : table;

  const newline = quirks.has('lone CR') ? '\r' : given.lines % 2 === 0 ? '\r\n' : '\n';
  const bare = delimiter.repeat(columns - 1);
  const lines: string[] = [];
  const banner = count > 1 ? bannerOf(quirks, delimiter) : [];
  lines.push(...banner);
  for (const [at, row] of cells.entries()) {
    const short = quirks.has('short rows') && at > 1 ? withoutEnd(row) : row;
    const quoted = short.map((cell) => quote(cell, delimiter, quirks.has('all quoted')));
    const joint = quirks.has('blank after delimiter') ? `${delimiter} ` : delimiter;
    lines.push(quoted.join(joint) + (quirks.has('trailing delimiter') ? delimiter : ''));
    if (at % 3 === 1 && quirks.has('empty lines')) lines.push('');
    if (at % 4 === 1 && quirks.has('lines of delimiters only')) lines.push(bare);
    if (at === 2 && quirks.has('page break') && !isWide) lines.push('\f');
  }
  let text = lines.map((line, at) => line + endOf(given, newline, at)).join('');
  if (quirks.has('sep line') && banner.length === 0) text = `sep=${delimiter}${newline}${text}`;
  if (quirks.has('zero bytes') && !isWide) text = text.replace(newline, `\0\0${newline}`);
  if (quirks.has('end mark') && !isWide) text += '\u001A';
  const rows = cells
    .map((row) => withoutEnd(row))
    .filter((row) => row.some((cell) => cell.trim() !== ''));
  const mark = given.mark && encoding !== 'windows-1252' && encoding !== 'shift_jis';
  const bytes = iconv.encode(mark ? `\uFEFF${text}` : text, encoding);
  const told = [...quirks, ...(mark ? ['mark'] : [])];
  const about = { language, encoding, delimiter, quirks: told, banner: banner.length };
  return { ...about, text, bytes, rows };
}

function endOf({ quirks, lines }: Shape, newline: string, at: number): string {
  return quirks.has('mixed line ends') && at > 0 && (at + lines) % 5 === 0 ? '\n' : newline;
}

function bannerOf(quirks: Shape['quirks'], delimiter: string): string[] {
  if (quirks.has('title')) return ['Grand Hotel & Spa'];
  if (!quirks.has('banner')) return [];
  const stranger = delimiter === ';' ? ',' : ';';
  return [
    '****************************************',
    `Export of 2026-01-05 ${stranger} 08:15${stranger} page 1`,
    '****************************************',
  ];
}

function rowOf({ picks, quirks, columns, delimiter }: Shape, words: Words, at: number): string[] {
  const pick = (nth: number) => picks[(at * 7 + nth) % picks.length] ?? 0;
  const from = (list: readonly string[], nth: number) => list[pick(nth) % list.length] ?? '';
  const number = String(100 + at);
  const list = delimiter === ',' ? '; ' : ', ';
  const row = [
    pick(0) % 3 === 0 ? from(words.rooms, 1) : number,
    pick(2) % 2 === 0 ? from(words.rooms, 3) : from(words.places, 3),
    pick(4) % 9 === 0 ? '' : `7${number}`,
    `+1 206 555 01${String(pick(5) % 100).padStart(2, '0')}`,
    from(words.people, 6),
    pick(8) % 3 === 0 ? '' : from(words.remarks, 9),
  ];
  if (quirks.has('numbers only')) row.fill(String(pick(3)), 1);
  if (quirks.has('decimals only')) {
    for (const nth of row.keys()) row[nth] = `${pick(nth)},${pick(nth + 1) % 90}`;
  }
  if (quirks.has('strange words')) row[1] = strangeWord(words, pick(1), pick(2), pick(3));
  if (quirks.has('times')) row[2] = `${8 + (pick(1) % 9)}:30`;
  if (quirks.has('prose')) {
    const text = Array.from({ length: 3 + (pick(1) % 9) }, (_, nth) => from(words.remarks, nth));
    row[columns - 1] = `${text.join(list)}.`;
  }
  if (quirks.has('decimals')) row[2] = `${pick(1) % 90},${pick(2) % 10}`;
  if (quirks.has('powers of ten')) row[3] = `5,581${pick(3) % 100}E+11`;
  if (quirks.has('lists')) row[1] = words.places.slice(0, 2 + (pick(5) % 3)).join(list);
  if (quirks.has('line breaks in cells') && at % 4 === 1) row[1] = `${row[1]}\n${words.places[0]}`;
  if (quirks.has('stray quote') && at === 2) row[1] = `5" ${words.places[1]}`;
  return row.slice(0, columns);
}

/** Letters that words seldom have, in any order. */
function strangeWord(words: Words, ...picks: number[]): string {
  const letters =
    words === WORDS.ja
      ? '亜唖娃阿哀愛挨姶逢葵茜穐悪握渥旭葦芦鯵梓圧斡扱弌丐丕纊褜①②ⅢⅣ㍉㌔㎜㏄㈲㈹～－―∥￠￡ヴヵヶァィゥﾊﾋﾌﾍﾎｱｲｳ。「」、・'
      : 'éèêëàâäáãåçñòóôöõøùúûüýÿšžœæßÉÈÊÀÂÄÁÃÅÇÑÒÓÔÖÕØÙÚÛÜŠŽŒÆ°ºª«»–—…‘’“”€£§';
  const plain = words === WORDS.ja ? '' : 'aenrst';
  return picks
    .map((pick, at) => (letters[pick % letters.length] ?? '') + (plain[(pick + at) % 6] ?? ''))
    .join('');
}

/** All but one special letter or word made plain. */
function withoutSpecial(table: string[][], language: Language): string[][] {
  let left = 1;
  return table.map((row) =>
    row.map((cell) => {
      if (!/[^\0-\x7F]/.test(cell)) return cell;
      if (left > 0 && (language === 'ja' ? cell.length > 2 : /[à-ÿ]/.test(cell))) {
        left -= 1;
        return cell;
      }
      return cell.normalize('NFD').replace(/[^\0-\x7F]/g, language === 'ja' ? 'x' : '');
    }),
  );
}

function withoutEnd(row: string[]): string[] {
  let end = row.length;
  while (end > 0 && row[end - 1] === '') end -= 1;
  return row.slice(0, end);
}

function quote(cell: string, delimiter: string, always: boolean): string {
  const needed = cell.includes(delimiter) || /[\n\r]/.test(cell) || cell.startsWith('"');
  if (!needed && !always) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}
