import { expect, test } from './fixtures';

test('the wall follows an order until it is handed over', async ({
  page,
  api,
  signIn,
  accessible,
  context,
}) => {
  await signIn(page, 'barista', '/pickup');
  await expect(page.getByText('Live')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  const barista = await api('barista');
  const menu = await (await barista.get('/api/v1/menu')).json();
  const variation = menu.menus[0].categories[0].items[0].product.variations[0].id;
  const placed = await barista.post('/api/v1/orders', {
    data: { items: [{ variation_id: variation, quantity: 1 }], guest_name: 'Vera' },
    headers: { 'Idempotency-Key': 'a wall of numbers' },
  });
  const order = (await placed.json()) as { id: string; number: string };
  const move = (status: string) =>
    barista.post(`/api/v1/orders/${order.id}/status`, {
      data: { status },
      headers: { 'If-Match': '*' },
    });

  const being = page.getByRole('region', { name: 'Being made' });
  const ready = page.getByRole('region', { name: 'Ready' });
  await move('confirmed');
  await expect(being.getByText(order.number)).toBeVisible({ timeout: 1_500 });
  await expect(being.getByText('Vera')).toBeVisible();
  await move('preparing');
  await move('ready');
  await expect(ready.getByText(order.number)).toBeVisible({ timeout: 1_500 });
  await expect(being.getByText(order.number)).toBeHidden();
  await accessible(page);

  await page.reload();
  await expect(ready.getByText(order.number)).toBeVisible();

  await context.setOffline(true);
  await expect(page.getByText('No connection')).toBeVisible();
  await accessible(page);
  await context.setOffline(false);
  await expect(page.getByText('No connection')).toBeHidden();

  await move('completed');
  await expect(ready.getByText(order.number)).toBeHidden({ timeout: 1_500 });
});
