import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Shell } from './Shell';
import { Failed, Missing, Waiting } from './parts/Page';

const root = createRootRoute({ component: Shell, notFoundComponent: Missing });
const under = <P extends string>(path: P) => ({ getParentRoute: () => root, path }) as const;

const today = createRoute({ ...under('/'), component: lazyRouteComponent(() => import('./today/Today'), 'Today') });
const orders = createRoute({
  ...under('/orders'),
  component: lazyRouteComponent(() => import('./orders/Orders'), 'Orders'),
});
const order = createRoute({
  ...under('/orders/$id'),
  component: lazyRouteComponent(() => import('./orders/OrderPage'), 'OrderPage'),
});
const menu = createRoute({
  ...under('/menu'),
  validateSearch: (search): { category?: string } =>
    typeof search.category === 'string' ? { category: search.category } : {},
  component: lazyRouteComponent(() => import('./menu/MenuPage'), 'MenuPage'),
});
const products = createRoute({
  ...under('/products'),
  component: lazyRouteComponent(() => import('./menu/Products'), 'Products'),
});
const newProduct = createRoute({
  ...under('/products/new'),
  validateSearch: (search): { category?: string } =>
    typeof search.category === 'string' ? { category: search.category } : {},
  component: lazyRouteComponent(() => import('./menu/NewProduct'), 'NewProduct'),
});
const product = createRoute({
  ...under('/products/$id'),
  component: lazyRouteComponent(() => import('./menu/ProductPage'), 'ProductPage'),
});
const groups = createRoute({
  ...under('/modifiers'),
  component: lazyRouteComponent(() => import('./menu/Groups'), 'Groups'),
});
const group = createRoute({
  ...under('/modifiers/$id'),
  component: lazyRouteComponent(() => import('./menu/GroupPage'), 'GroupPage'),
});
const stock = createRoute({
  ...under('/stock'),
  component: lazyRouteComponent(() => import('./stock/Stock'), 'Stock'),
});
const ingredients = createRoute({
  ...under('/ingredients'),
  component: lazyRouteComponent(() => import('./stock/Ingredients'), 'Ingredients'),
});
const movements = createRoute({
  ...under('/stock/movements'),
  component: lazyRouteComponent(() => import('./stock/Movements'), 'Movements'),
});
const sheet = createRoute({
  ...under('/stock/new/$kind'),
  component: lazyRouteComponent(() => import('./stock/Sheet'), 'Sheet'),
});
const people = createRoute({
  ...under('/people'),
  component: lazyRouteComponent(() => import('./people/People'), 'People'),
});
const roles = createRoute({
  ...under('/people/roles'),
  component: lazyRouteComponent(() => import('./people/Roles'), 'Roles'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    today, orders, order, menu, products, newProduct, product, groups, group, stock, ingredients,
    movements, sheet, people, roles,
  ]),
  basepath: '/panel',
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Failed,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
