import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export const SCHEMES = ['light', 'dark'] as const;

/**
 * What a person with other senses would stumble over, in light and in dark.
 * `then` is called under each scheme, for pictures.
 */
export async function barriers(
  page: Page,
  then?: (scheme: (typeof SCHEMES)[number]) => Promise<void>,
): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    // Legacy mode spares a second tab; the window has no frames to look into.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    found.push(
      ...violations.map(({ id, nodes }) => {
        const [first] = nodes;
        return `${scheme} ${id}: ${first?.html ?? ''} ${first?.failureSummary ?? ''}`;
      }),
    );
    await then?.(scheme);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
