import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

/**
 * What a person with other senses would stumble over, in light and in dark unless told otherwise.
 * `then` is called under each scheme, for pictures.
 */
export async function barriers(
  page: Page,
  then?: (scheme: Scheme) => Promise<void>,
  schemes: readonly Scheme[] = SCHEMES,
): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of schemes) {
    await useScheme(page, scheme);
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
  await useScheme(page, 'light');
  return found;
}

/** Colours that are still on their way from one scheme to the other are those of neither. */
async function useScheme(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor();
  await page.evaluate(`Promise.allSettled(
    document
      .getAnimations()
      .filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity)
      .map((animation) => animation.finished),
  )`);
}
