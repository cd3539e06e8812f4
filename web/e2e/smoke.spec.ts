import { expect, test } from './fixtures';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the guest page shows the menu', async ({ page, accessible }) => {
      await page.goto('/');
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      await accessible(page);
    });

    for (const path of ['/panel', '/pickup']) {
      test(`${path} asks who it is`, async ({ page, accessible, signIn }) => {
        await page.goto(path);
        await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
        await accessible(page);
        await signIn(page, 'manager', path);
        await expect(page.getByRole('heading', { name: 'Sign in' })).toBeHidden();
        await accessible(page);
      });
    }
  });
}

test('a wrong password is told in the language of the person', async ({ page }) => {
  await page.goto('/panel');
  await page.getByText('RU').click();
  await page.getByLabel('Электронная почта').fill('manager@demo.beanq.local');
  await page.getByRole('textbox', { name: 'Пароль' }).fill('not this one');
  await page.getByRole('button', { name: 'Войти' }).click();
  await expect(page.getByRole('alert')).toContainText(/[а-я]/);
});
