import { expect, test } from './fixtures';

for (const [path, heading] of [
  ['/panel/orders', 'Orders'],
  ['/panel/menu', 'Menu'],
  ['/panel/products/new', 'New product'],
  ['/panel/modifiers', 'Modifier groups'],
  ['/panel/stock', 'Stock'],
  ['/panel/stock/new/receipt', 'Receipt'],
  ['/panel/people', 'People'],
] as const) {
  test(`${path} opens and is accessible`, async ({ page, signIn, accessible }) => {
    await signIn(page, 'manager', path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => undefined);
    await accessible(page);
  });
}
