/** A cell by its place, with whatever attributes and content. */
export function cell(place: string, content: string, attributes = ''): string {
  return `<c r="${place}"${attributes === '' ? '' : ` ${attributes}`}>${content}</c>`;
}

export function text(place: string, value: string): string {
  return cell(place, `<is><t>${value}</t></is>`, 't="inlineStr"');
}

export function number(place: string, value: number | string, style = 0): string {
  return cell(place, `<v>${value}</v>`, style === 0 ? '' : `s="${style}"`);
}

export function row(at: number, ...cells: string[]): string {
  return `<row r="${at}">${cells.join('')}</row>`;
}
