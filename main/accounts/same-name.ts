/** Whether two names of accounts or properties are the same: blanks around them, case and ways of writing accents aside. */
export function isSameName(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

function fold(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
