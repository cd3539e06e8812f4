import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test, type Role } from './fixtures';

interface Placed {
  id: string;
  number: string;
  version: number;
}

async function place(barista: APIRequestContext, name: string, products = 1): Promise<Placed> {
  const menu = (await (await barista.get('/api/v1/menu')).json()) as {
    menus: { categories: { items: { product: { variations: { id: string }[] } }[] }[] }[];
  };
  const items = menu.menus[0]!.categories[0]!.items.slice(0, products).map(({ product }) => ({
    variation_id: product.variations[0]!.id,
    quantity: 1,
  }));
  const answer = await barista.post('/api/v1/orders', {
    headers: { 'Idempotency-Key': crypto.randomUUID().replaceAll('-', '') },
    data: { items, guest_name: name },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()) as Placed;
}

async function advance(barista: APIRequestContext, { id }: Placed, ...statuses: string[]) {
  for (const status of statuses) {
    const { version } = (await (await barista.get(`/api/v1/orders/${id}`)).json()) as Placed;
    const headers = { 'If-Match': `"${version}"` };
    const answer = await barista.post(`/api/v1/orders/${id}/status`, { headers, data: { status } });
    expect(answer.status()).toBe(200);
  }
}

const statusOf = async (barista: APIRequestContext, { id }: Placed) =>
  ((await (await barista.get(`/api/v1/orders/${id}`)).json()) as { status: string }).status;

const card = (page: Page, { number }: Placed) =>
  page.getByRole('article', { name: number, exact: true });

type SignIn = (page: Page, role: Role, path?: string) => Promise<void>;

async function open(page: Page, signIn: SignIn) {
  await signIn(page, 'barista', '/board');
  await expect(page.getByRole('region', { name: 'Board' }).getByText('Live', { exact: true })).toBeVisible();
}

test('a step at one board shows at another within a second', async ({ page, api, signIn }) => {
  const order = await place(await api('barista'), 'Two boards');
  await open(page, signIn);
  const second = await page.context().newPage();
  await second.goto('/board');
  await expect(card(second, order)).toBeVisible();
  await card(page, order).getByRole('button', { name: /^Accept/ }).click();
  await expect(card(second, order).getByRole('button', { name: /^Start/ })).toBeVisible({
    timeout: 1_000,
  });
});

test('a double tap makes one step', async ({ page, api, signIn }) => {
  const barista = await api('barista');
  const order = await place(barista, 'Double tap');
  await open(page, signIn);
  await card(page, order).locator('[data-main]').dblclick();
  await expect(card(page, order).getByRole('button', { name: /^Start/ })).toBeVisible();
  expect(await statusOf(barista, order)).toBe('confirmed');
});

test('what the guest is told of can be undone for a moment', async ({ page, api, signIn }) => {
  const barista = await api('barista');
  const order = await place(barista, 'Undo');
  await advance(barista, order, 'confirmed', 'preparing');
  await open(page, signIn);
  await card(page, order).getByRole('button', { name: /^Ready/ }).click();
  await page.waitForTimeout(800);
  await card(page, order).getByRole('button', { name: /^Undo/ }).click();
  await page.waitForTimeout(4_500);
  expect(await statusOf(barista, order)).toBe('preparing');
  await card(page, order).getByRole('button', { name: /^Ready/ }).click();
  await expect(card(page, order).getByRole('button', { name: /^Handed over/ })).toBeVisible({
    timeout: 5_500,
  });
});

test('a held step that another board made stale is dropped and told', async ({ page, api, signIn }) => {
  const barista = await api('barista');
  const order = await place(barista, 'Stale');
  await advance(barista, order, 'confirmed', 'preparing');
  await open(page, signIn);
  await card(page, order).getByRole('button', { name: /^Ready/ }).click();
  await advance(barista, order, 'ready');
  await expect(page.getByText(`${order.number} was changed at another board`)).toBeVisible();
  await expect(card(page, order).getByRole('button', { name: /^Handed over/ })).toBeVisible();
});

test('without a connection taps are refused; nothing is missed after', async ({ page, context, api, signIn }) => {
  const barista = await api('barista');
  const order = await place(barista, 'Offline');
  await open(page, signIn);
  await context.setOffline(true);
  await expect(page.getByRole('alert').filter({ hasText: 'No connection' })).toBeVisible();
  await card(page, order).locator('[data-main]').click();
  await expect(page.getByText('Nothing was sent')).toBeVisible();
  await advance(barista, order, 'confirmed', 'preparing');
  const meanwhile = await place(barista, 'Meanwhile');
  await context.setOffline(false);
  await expect(card(page, meanwhile)).toBeVisible();
  await expect(card(page, order).getByRole('button', { name: /^Ready/ })).toBeVisible();
});

test('lines are ticked one by one', async ({ page, api, signIn }) => {
  const barista = await api('barista');
  const order = await place(barista, 'Ticks', 2);
  await advance(barista, order, 'confirmed', 'preparing');
  await open(page, signIn);
  const first = card(page, order).locator('[data-line]').first();
  await first.click();
  await expect(first).toHaveAttribute('aria-pressed', 'true');
  expect(await statusOf(barista, order)).toBe('preparing');
});

test('cards of a full column do not cover each other', async ({ page, api, signIn }) => {
  const barista = await api('barista');
  for (let count = 0; count < 8; count += 1) await place(barista, 'Full', 2);
  await open(page, signIn);
  await expect(page.locator('[data-column=new] [data-card]').nth(7)).toBeAttached();
  const boxes = await page
    .locator('[data-column=new] [data-card]')
    .evaluateAll((cards) =>
      cards.map((card) => ({ box: card.getBoundingClientRect(), hidden: card.scrollHeight - card.clientHeight })),
    );
  for (const [index, { box, hidden }] of boxes.entries()) {
    expect(hidden).toBeLessThanOrEqual(1);
    const above = boxes[index - 1];
    if (above) expect(box.top).toBeGreaterThanOrEqual(above.box.bottom);
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('a product is sold out and put back; axe finds nothing', async ({ page, api, signIn, accessible }) => {
      await place(await api('barista'), 'Axe', 3);
      await open(page, signIn);
      await accessible(page);
      await page.getByRole('button', { name: 'Sold out' }).click();
      await page.getByLabel('Find a product').fill('ristretto');
      await page.getByRole('button', { name: 'Sold out: Ristretto', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Back on sale: Ristretto' })).toBeVisible();
      await accessible(page);
      await page.getByRole('button', { name: 'Back on sale: Ristretto' }).click();
      await expect(page.getByText('Everything is on sale.')).toBeVisible();
    });
  });
}

test.describe('in Russian', () => {
  test.use({ locale: 'ru-RU' });
  test('the board speaks Russian', async ({ page, signIn }) => {
    await signIn(page, 'barista', '/board');
    await expect(page.getByRole('heading', { name: 'Готовятся' })).toBeVisible();
  });
});
