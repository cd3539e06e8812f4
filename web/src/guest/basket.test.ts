import { describe, expect, it } from 'vitest';
import { asOrderLine, countOf, resolve, withLine, withQuantity, type Line } from './basket';
import type { OnSale } from './onSale';

const rub = (amount: number) => ({ amount, currency: 'RUB' });

function menu(): OnSale {
  return {
    location_id: 'here',
    location_name: 'Here',
    time_zone: 'Europe/Moscow',
    currency: 'RUB',
    menus: [
      {
        id: 'menu',
        name: 'All day',
        categories: [
          {
            id: 'coffee',
            name: 'Coffee',
            items: [
              {
                id: 'item',
                available: true,
                product: {
                  id: 'latte',
                  name: 'Latte',
                  description: '',
                  allergens: [],
                  preparation_seconds: 60,
                  variations: [{ id: 'm', name: 'M', price: rub(20000), available: true }],
                  modifier_groups: [
                    {
                      id: 'milk',
                      name: 'Milk',
                      min: 1,
                      max: 1,
                      repeats: false,
                      modifiers: [
                        { id: 'cow', name: 'Cow', price: rub(0), default: true, available: true },
                        { id: 'oat', name: 'Oat', price: rub(5000), default: false, available: true },
                      ],
                    },
                  ],
                },
              },
            ],
          },
        ],
      },
    ],
  };
}

const latte = { variationId: 'm', choice: { oat: 1 }, quantity: 2, note: '', name: 'Latte' };
const line: Line = { ...latte, key: 'key' };
const itemIn = (sale: OnSale) => sale.menus[0]!.categories[0]!.items[0]!;

describe('the basket', () => {
  it('counts the same up and keeps others apart', () => {
    const once = withLine([], latte);
    expect(withLine(once, latte)).toMatchObject([{ quantity: 4 }]);
    expect(withLine(once, { ...latte, note: 'hot' })).toHaveLength(2);
    expect(withLine(once, { ...latte, choice: { cow: 1 } })).toHaveLength(2);
    expect(countOf(withLine(once, { ...latte, choice: { cow: 1 } }))).toBe(4);
  });

  it('drops a line at none and stops at the most', () => {
    expect(withQuantity([line], 'key', 0)).toEqual([]);
    expect(withQuantity([line], 'key', 1000)).toMatchObject([{ quantity: 50 }]);
  });

  it('prices a line with its modifiers', () => {
    expect(resolve(line, menu())).toMatchObject({ price: rub(50000), trouble: null });
  });

  it('tells what left the menu', () => {
    expect(resolve({ ...line, variationId: 'xl' }, menu()).trouble).toBe('gone');
  });

  it('tells what is sold out', () => {
    const productOut = menu();
    itemIn(productOut).available = false;
    expect(resolve(line, productOut).trouble).toBe('sold-out');
    const modifierOut = menu();
    itemIn(modifierOut).product.modifier_groups[0]!.modifiers[1]!.available = false;
    expect(resolve(line, modifierOut).trouble).toBe('sold-out');
  });

  it('tells when the choice no longer fits the rules', () => {
    expect(resolve({ ...line, choice: {} }, menu()).trouble).toBe('changed');
    expect(resolve({ ...line, choice: { soy: 1, oat: 1 } }, menu()).trouble).toBe('changed');
  });

  it('is sent with all modifiers named', () => {
    expect(asOrderLine({ ...line, note: ' hot ' })).toEqual({
      variation_id: 'm',
      quantity: 2,
      modifiers: [{ modifier_id: 'oat', quantity: 1 }],
      notes: 'hot',
    });
  });
});
