import iconv from 'iconv-lite';
import { japanese, lines, semicolons, western } from './lines.ts';
import type { Files } from './lines.ts';

/** Lists in the encodings and with the signs between columns that programs use. */
export function encodedFiles(): Files {
  return {
    'zimmerliste.csv': western(
      lines(
        [
          ['Zimmer', 'Etage', 'Bezeichnung', 'Durchwahl'],
          ['101', 'Südflügel', 'Zimmer 101', '7101'],
          ['102', 'Südflügel', 'Zimmer 102', '7102'],
          ['103', 'Südflügel', 'Große Suite 103', '7103'],
          ['201', 'Dachgeschoß', 'Zimmer 201', '7201'],
          ['202', 'Dachgeschoß', 'Zimmer 202', '7202'],
        ],
        semicolons,
      ),
    ),
    'chambres.csv': western(
      lines(
        [
          ['N° de chambre', 'Étage', 'Libellé', 'Poste', 'Tarif €'],
          ['11', '1er étage', 'Chambre Forêt', '4011', '89,00 €'],
          ['12', '1er étage', 'Chambre Œillet', '4012', '95,50 €'],
          ['21', '2ème étage', 'Chambre Été', '4021', '102,00 €'],
          ['22', '2ème étage', 'Chambre Noël', '4022', '110,00 €'],
        ],
        semicolons,
      ),
    ),
    'habitaciones.csv': western(
      lines(
        [
          ['Habitación', 'Planta', 'Extensión', 'Tipo de habitación'],
          ['301', 'Tercera', '6301', 'Doble'],
          ['302', 'Tercera', '6302', 'Niño y cuna'],
          ['401', 'Cuarta', '6401', 'Doble'],
          ['402', 'Cuarta', '6402', 'Suite'],
        ],
        semicolons,
      ),
    ),
    'camere.csv': lines(
      [
        ['Camera', 'Piano', 'Interno', 'Tipologia'],
        ['15', 'Terra', '515', 'Singola'],
        ['16', 'Terra', '516', 'Doppia'],
        ['115', 'Primo', '615', 'Lusso, qualità più'],
        ['116', 'Primo', '616', 'Doppia'],
      ],
      { ...semicolons, end: '\n' },
    ),
    '客室一覧.csv': japanese(
      lines([
        ['部屋番号', '階', '表示名', '内線番号', '備考'],
        ['501', '5階', '松の間', '8501', '禁煙①'],
        ['502', '5階', '竹の間', '8502', '禁煙②'],
        ['503', '5階', '梅の間', '8503', '髙橋様の仲介'],
        ['601', '6階', '鶴の間', '8601', '㈱花見台の契約'],
      ]),
    ),
    '客室 Unicode テキスト.txt': iconv.encode(
      lines(
        [
          ['部屋番号', '表示名', '内線番号'],
          ['101', 'さくら', '2101'],
          ['102', 'もみじ', '2102'],
          ['103', 'ふじ', '2103'],
        ],
        { by: '\t' },
      ),
      'utf-16le',
      { addBOM: true },
    ),
    '客室-utf8.csv': lines(
      [
        ['客室番号', 'フロア', '電話番号（内線）'],
        ['２０１号室', '2F', '5201'],
        ['２０２号室', '2F', '5202'],
        ['３０１号室', '3F', '5301'],
      ],
      { end: '\n' },
    ),
    'pbx-utf16be.csv': iconv.encode(
      lines([
        ['EXTENSION', 'ROOM', 'CLASS OF SERVICE'],
        ['7101', '101', 'GUEST'],
        ['7102', '102', 'GUEST'],
        ['7103', '103', 'GUEST'],
      ]),
      'utf-16be',
      { addBOM: false },
    ),
    'liste-sep.csv':
      '\uFEFF' +
      lines(
        [
          'sep=;',
          ['Chambre', 'Étage', 'Poste téléphonique'],
          ['101', '1', '3101'],
          ['102', '1', '3102'],
          ['201', '2', '3201'],
        ],
        semicolons,
      ),
    'decoded-twice.csv': lines(
      [
        ['Chambre', 'Étage', 'Poste'],
        ['101', 'Rez-de-chaussée', '3101'],
        ['102', 'Rez-de-chaussée', '3102'],
        ['201', 'Première', '3201'],
      ],
      semicolons,
    ).replace(/[^\0-\x7F]/gu, (letter) =>
      iconv.decode(Buffer.from(letter, 'utf8'), 'windows-1252'),
    ),
    'lost-letters.csv': lines(
      [
        ['Zimmer', 'Anzeigename', 'Durchwahl'],
        ['101', 'M\uFFFDnchen', '7101'],
        ['102', 'K\uFFFDln', '7102'],
        ['103', 'Bremen', '7103'],
      ],
      semicolons,
    ),
  };
}
