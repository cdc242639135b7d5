/** As in package.json, which a packaged program need not read for it. */
export const VERSION = '0.1.0';
