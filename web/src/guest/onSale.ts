import { useQuery } from '@tanstack/react-query';
import { api, take, type Schemas } from '../api/client';
import { useLanguage } from '../shared/i18n/language';

export type OnSale = Schemas['OnSaleView'];
export type Product = Schemas['OnSaleProduct'];
export type Item = Schemas['OnSaleItem'];
export type Variation = Schemas['OnSaleVariation'];

/** What is on sale now; read anew now and then, as things sell out. */
export function useOnSale() {
  return useQuery({
    queryKey: ['menu', useLanguage()],
    queryFn: async () => (await take(api.GET('/api/v1/menu'))) as OnSale,
    refetchInterval: 60_000,
    staleTime: 15_000,
    placeholderData: (before: OnSale | undefined) => before,
  });
}

export function useTimeZone(): string {
  const menu = useOnSale();
  return menu.data?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export const itemsOf = (menu: OnSale): Item[] =>
  menu.menus.flatMap((one) => one.categories.flatMap((category) => category.items));

export const hasStock = (item: Item) =>
  item.available && item.product.variations.some((variation) => variation.available);

export function cheapest(product: Product): Variation | undefined {
  return product.variations.reduce<Variation | undefined>(
    (least, each) => (!least || each.price.amount < least.price.amount ? each : least),
    undefined,
  );
}
