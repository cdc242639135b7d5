/**
 * Whether somebody typed this very name, as a consent asks for. Blanks around and between the words
 * do not count, and neither does how accents are put together; case does.
 */
export function isTypedName(typed: string | null, name: string): boolean {
  return typed !== null && spelled(typed) === spelled(name);
}

function spelled(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}
