import type { Schemas } from '../api/client';

export type Kind = 'products' | 'variations' | 'modifiers';

/** Something that can be sold out by hand. */
export interface Sold {
  kind: Kind;
  id: string;
  name: string;
  available: boolean;
}

interface OnSale {
  product: Schemas['OnSaleProduct'];
  available: boolean;
}

export function everythingSold(products: OnSale[], groupOf: (group: string, name: string) => string): Sold[] {
  const all = new Map<string, Sold>();
  for (const { product, available } of products) {
    all.set(product.id, { kind: 'products', id: product.id, name: product.name, available });
    if (product.variations.length > 1)
      for (const { id, name, available } of product.variations)
        all.set(id, { kind: 'variations', id, name: `${product.name} ${name}`, available });
  }
  for (const { product } of products)
    for (const group of product.modifier_groups)
      for (const { id, name, available } of group.modifiers)
        all.set(id, { kind: 'modifiers', id, name: groupOf(group.name, name), available });
  return [...all.values()];
}

/** Every word of what was typed is in the name. */
export function found(all: Sold[], typed: string): Sold[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return all.filter(({ name }) => {
    const lower = name.toLocaleLowerCase();
    return words.every((word) => lower.includes(word));
  });
}

export const idOf = (stop: Schemas['StopView']) =>
  stop.variation_id ?? stop.modifier_id ?? stop.product_id ?? '';

export const kindOf = (stop: Schemas['StopView']): Kind =>
  stop.variation_id ? 'variations' : stop.modifier_id ? 'modifiers' : 'products';
