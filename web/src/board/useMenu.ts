import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, take, type Schemas } from '../api/client';

export const menuKey = (locationId: string) => ['menu', locationId];

type Product = Schemas['OnSaleProduct'];

/** What is on sale now, and which modifiers come with it unless something else is chosen. */
export function useMenu(locationId: string) {
  const menu = useQuery({
    queryKey: menuKey(locationId),
    staleTime: 5 * 60_000,
    queryFn: () => take(api.GET('/api/v1/menu', { params: { query: { location_id: locationId } } })),
  });
  const products = useMemo(() => {
    const byId = new Map<string, { product: Product; available: boolean }>();
    for (const { categories } of menu.data?.menus ?? [])
      for (const { items } of categories)
        for (const { product, available } of items) byId.set(product.id, { product, available });
    return [...byId.values()];
  }, [menu.data]);
  const usual = useMemo(
    () =>
      new Set(
        products.flatMap(({ product }) =>
          product.modifier_groups.flatMap((group) =>
            group.modifiers.filter((modifier) => modifier.default).map(({ id }) => id),
          ),
        ),
      ),
    [products],
  );
  return { products, usual, error: menu.error };
}
