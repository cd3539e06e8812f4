import AxeBuilder from '@axe-core/playwright';
import { expect, request, test as base, type APIRequestContext, type Page } from '@playwright/test';
import { startServer, type Running } from './server';

export type Role = 'admin' | 'manager' | 'barista' | 'guest';

export const password = 'beanq-demo';
export const emailOf = (role: Role) => `${role}@demo.beanq.local`;

interface PerTest {
  /** The API as someone of the demo café, signed in. */
  api: (role: Role) => Promise<APIRequestContext>;
  /** Opens a staff screen and signs in by its form. */
  signIn: (page: Page, role: Role, path?: string) => Promise<void>;
  /** Fails with what axe finds on the page. */
  accessible: (page: Page) => Promise<void>;
}

interface PerWorker {
  /** `test.use({ demo: false })` starts with an empty database. */
  demo: boolean;
  server: Running;
}

async function signedIn(url: string, role: Role): Promise<APIRequestContext> {
  const anonymous = await request.newContext({ baseURL: url });
  const answer = await anonymous.post('/api/v1/auth/login', {
    data: { email: emailOf(role), password },
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  await anonymous.dispose();
  return request.newContext({
    baseURL: url,
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  });
}

export const test = base.extend<PerTest, PerWorker>({
  demo: [true, { option: true, scope: 'worker' }],
  server: [
    async ({ demo }, use) => {
      const server = await startServer(demo);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  api: async ({ server }, use) => {
    const opened: APIRequestContext[] = [];
    await use(async (role) => {
      const context = await signedIn(server.url, role);
      opened.push(context);
      return context;
    });
    await Promise.all(opened.map((context) => context.dispose()));
  },
  signIn: async ({}, use) =>
    use(async (page, role, path = '/panel') => {
      await page.goto(path);
      await page.getByLabel(/e-mail|почта/i).fill(emailOf(role));
      await page.getByRole('textbox', { name: /^(password|пароль)$/i }).fill(password);
      await page.getByRole('button', { name: /^(sign in|войти)$/i }).click();
      await expect(page.getByRole('button', { name: /^(sign in|войти)$/i })).toBeHidden();
    }),
  accessible: async ({}, use) =>
    use(async (page) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]);
      expect(found).toEqual([]);
    }),
});

export { expect };
