import type { Page } from '@playwright/test';
import { emailOf, expect, password, test } from './fixtures';

const orderUrl = /\/order\/[0-9a-f-]{36}$/;

async function take(page: Page, product: string, size?: string) {
  await page.getByRole('searchbox').fill(product);
  await page.getByRole('button', { name: new RegExp(`^${product}`) }).first().click();
  const sheet = page.getByRole('dialog', { name: product });
  await expect(sheet).toBeVisible();
  if (size) await sheet.getByLabel(size).check();
  await sheet.getByRole('button', { name: /^(Add|Добавить)/ }).click();
  await expect(sheet).toBeHidden();
}

async function openBasket(page: Page) {
  await page.getByRole('button', { name: /^(Your order:|Ваш заказ:)/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

const placeButton = (page: Page) => page.getByRole('button', { name: /^(Place the order|Заказать)/ });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 390, height: 844 } });

    test('a guest orders by name and follows the order', async ({ page, api, accessible }) => {
      await page.goto('/');
      await accessible(page);
      await page.getByRole('button', { name: /^Cappuccino/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await accessible(page);
      await page.getByRole('button', { name: 'Close' }).click();
      await take(page, 'Cappuccino');
      await openBasket(page);
      await expect(placeButton(page)).toBeEnabled();
      await expect(page.getByText(/^Ready about/)).toBeVisible();
      await accessible(page);
      await placeButton(page).click();
      await expect(page.getByText('Tell us a name to call.')).toBeVisible();
      await page.getByLabel('Your name').fill('Vera');
      await placeButton(page).click();
      await expect(page).toHaveURL(orderUrl);
      await expect(page.getByText('We have your order.')).toBeVisible();
      await accessible(page);

      const barista = await api('barista');
      const id = page.url().split('/').at(-1);
      for (const [status, told] of [
        ['confirmed', 'We have your order.'],
        ['preparing', 'Your order is being made.'],
        ['ready', 'Ready. Come and get it!'],
        ['completed', 'Enjoy!'],
      ] as const) {
        await barista.post(`/api/v1/orders/${id}/status`, {
          data: { status },
          headers: { 'If-Match': '*' },
        });
        await expect(page.getByText(told)).toBeVisible({ timeout: 1_500 });
      }
      await accessible(page);
      await page.getByText('How the price was found').click();
      await expect(page.getByText('The prices of the items, added up.')).toBeVisible();
      await page.goto('/account');
      await expect(page.getByRole('heading', { name: 'Ordered in this browser' })).toBeVisible();
      await accessible(page);
    });
  });
}

test('a double tap places once', async ({ page, api }) => {
  let placings = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/orders')) placings += 1;
  });
  await page.goto('/');
  await take(page, 'Lungo');
  await openBasket(page);
  await page.getByLabel('Your name').fill('Double');
  await expect(placeButton(page)).toBeEnabled();
  await placeButton(page).dblclick();
  await expect(page).toHaveURL(orderUrl);
  expect(placings).toBe(1);
  const orders = await (await (await api('barista')).get('/api/v1/orders?limit=200')).json();
  const mine = orders.items.filter((order: { guest_name: string }) => order.guest_name === 'Double');
  expect(mine).toHaveLength(1);
});

test('an answer that is lost is asked for again, and the order placed once', async ({
  page,
  api,
}) => {
  await page.goto('/');
  await take(page, 'Lungo');
  await openBasket(page);
  await page.getByLabel('Your name').fill('Lost');
  await expect(placeButton(page)).toBeEnabled();
  await page.route('**/api/v1/orders', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await placeButton(page).click();
  await expect(page.getByText('it will be placed only once')).toBeVisible();
  await page.unroute('**/api/v1/orders');
  await placeButton(page).click();
  await expect(page).toHaveURL(orderUrl);
  const orders = await (await (await api('barista')).get('/api/v1/orders?limit=200')).json();
  const mine = orders.items.filter((order: { guest_name: string }) => order.guest_name === 'Lost');
  expect(mine).toHaveLength(1);
});

test('without a connection the guest is told, and can order afterwards', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await take(page, 'Lungo');
  await openBasket(page);
  await page.getByLabel('Your name').fill('Tunnel');
  await expect(placeButton(page)).toBeEnabled();
  await context.setOffline(true);
  await expect(page.getByText('You are offline.')).toBeAttached();
  await placeButton(page).click();
  await expect(page.getByText('it will be placed only once')).toBeVisible();
  await context.setOffline(false);
  await placeButton(page).click();
  await expect(page).toHaveURL(orderUrl);
});

test('what sold out meanwhile is told at its line', async ({ page, api }) => {
  await page.goto('/');
  await take(page, 'Brownie');
  const manager = await api('manager');
  const menu = await (await manager.get('/api/v1/menu')).json();
  const products = menu.menus
    .flatMap((one: { categories: { items: { product: { id: string; name: string } }[] }[] }) =>
      one.categories.flatMap((category) => category.items),
    )
    .map((item: { product: { id: string; name: string } }) => item.product);
  const { id } = products.find((product: { name: string }) => product.name === 'Brownie');
  const change = await manager.put(`/api/v1/products/${id}/availability`, {
    data: { sold_out: true },
  });
  expect(change.ok()).toBe(true);
  await openBasket(page);
  await expect(page.getByRole('dialog').getByText(/sold out/i)).toBeVisible();
  await page.reload();
  await openBasket(page);
  await expect(page.getByText('Sold out. Take it off to go on.')).toBeVisible();
  await page.getByRole('button', { name: 'Take off: Brownie' }).click();
  await expect(page.getByText('Nothing here yet.')).toBeVisible();
});

test('an account orders, cancels, and orders again', async ({ page }) => {
  await page.goto('/account');
  await page.getByLabel(/e-mail/i).first().fill(emailOf('guest'));
  await page.getByRole('textbox', { name: 'Password' }).first().fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.getByRole('banner').getByRole('link').first().click();
  await take(page, 'Espresso', 'Double');
  await openBasket(page);
  await placeButton(page).click();
  await expect(page).toHaveURL(orderUrl);
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await page.getByRole('button', { name: 'Yes, cancel it' }).click();
  await expect(page.getByText('This order is cancelled.')).toBeVisible();
  await page.getByRole('button', { name: 'Order again' }).click();
  await expect(page.getByRole('dialog', { name: 'Your order' })).toContainText('Espresso');
});

test('a new guest registers, a mistake is told at its field', async ({ page }) => {
  await page.goto('/account');
  const form = page.locator('section', { hasText: 'New here?' });
  await form.getByLabel('Name').fill('Nina');
  await form.getByLabel('E-mail').fill('nina@example.com');
  await form.getByRole('textbox', { name: 'Password' }).fill('short');
  await form.getByRole('button', { name: 'Create an account' }).click();
  await expect(form.getByRole('textbox', { name: 'Password' })).toHaveAttribute('data-invalid');
  await form.getByRole('textbox', { name: 'Password' }).fill('long enough, surely');
  await form.getByRole('button', { name: 'Create an account' }).click();
  await expect(page.getByRole('heading', { name: 'Nina' })).toBeVisible();
});

test.describe('in Russian', () => {
  test.use({ locale: 'ru-RU' });

  test('a guest orders by name', async ({ page, accessible }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Что вам приготовить?' })).toBeVisible();
    await take(page, 'Cappuccino');
    await openBasket(page);
    await page.getByLabel('Ваше имя').fill('Вера');
    await placeButton(page).click();
    await expect(page.getByText('Заказ у нас.')).toBeVisible();
    await accessible(page);
  });
});
