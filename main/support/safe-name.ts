/** The name of a file without its folder, in a form that every file system takes. */
export function safeName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  const plain = base.replace(/[<>:"|?*\u0000-\u001F]/g, '_').replace(/[. ]+$/, '');
  const letters = Array.from(plain);
  // The end tells the kind of file, so a name that is too long loses its beginning.
  while (Buffer.byteLength(letters.join('')) > 200) letters.shift();
  return letters.length === 0 ? 'source' : letters.join('');
}
