// Sheets that LibreOffice turns into workbooks and text files of its own making.

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">';

/** A flat ODF spreadsheet of these tables. */
function fods(...tables) {
  return `${HEAD}<office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document>`;
}

function table(name, content) {
  return `<table:table table:name="${name}">${content}</table:table>`;
}

function row(cells, attributes = '') {
  return `<table:table-row ${attributes}>${cells.join('')}</table:table-row>`;
}

function text(value, attributes = '') {
  return `<table:table-cell office:value-type="string" ${attributes}><text:p>${value}</text:p></table:table-cell>`;
}

function number(value) {
  return `<table:table-cell office:value-type="float" office:value="${value}"/>`;
}

function calculated(formula) {
  return `<table:table-cell table:formula="of:=${formula}"/>`;
}

const COVERED = '<table:covered-table-cell/>';
const HIDDEN = 'table:visibility="collapse"';

/** @returns what LibreOffice reads, and the form into which it turns it */
export function libreofficeSheets() {
  return [
    {
      name: 'chambres-libreoffice',
      extension: 'fods',
      to: 'xlsx:Calc MS Excel 2007 XML',
      source: fods(
        table(
          'Chambres',
          row([
            text('Auberge du Vieux Lac', 'table:number-columns-spanned="4"'),
            COVERED,
            COVERED,
          ]) +
            row([text('Étage'), text('Chambre'), text('Nom affiché'), text('Poste')]) +
            [
              ['1er', [11, 12, 13]],
              ['2e', [21, 22]],
            ]
              .map(([floor, rooms]) =>
                rooms
                  .map((room, at) =>
                    row([
                      at === 0
                        ? text(floor, `table:number-rows-spanned="${rooms.length}"`)
                        : COVERED,
                      number(room),
                      text(`Chambre ${room}`),
                      calculated(`[.B${room < 20 ? at + 3 : at + 6}]+4000`),
                    ]),
                  )
                  .join(''),
              )
              .join('') +
            row([text('Total'), calculated('COUNT([.B3:.B7])')]),
        ),
      ),
    },
    {
      name: 'habitaciones-ocultas',
      extension: 'fods',
      to: 'xlsx:Calc MS Excel 2007 XML',
      source: fods(
        table(
          'Habitaciones',
          '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>' +
            row([text('Habitación'), text('Tarifa'), text('Extensión')]) +
            row([number(101), number(95), number(6101)]) +
            row([number(102), number(95), number(6102)], HIDDEN) +
            row([number(103), number(120), number(6103)]) +
            row([number(104), number(120), number(6104)]),
        ),
      ),
    },
    {
      name: 'rooms-opendocument',
      extension: 'fods',
      to: 'ods',
      source: fods(
        table('Rooms', row([text('Room'), text('Extension')]) + row([number(101), number(7101)])),
      ),
    },
    {
      name: 'camere-libreoffice',
      extension: 'fods',
      // Field by tab, text by double quotes, UTF-16, from line 1, quote all text, save as shown.
      to: 'csv:Text - txt - csv (StarCalc):9,34,65535,1,,0,true,true',
      source: fods(
        table(
          'Camere',
          row([text('Camera'), text('Piano'), text('Interno')]) +
            row([number(101), text('Primo'), number(3101)]) +
            row([number(102), text('Primo'), number(3102)]) +
            row([number(201), text('Secondo, città'), number(3201)]),
        ),
      ),
    },
  ];
}
