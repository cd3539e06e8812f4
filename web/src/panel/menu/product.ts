import { api, ifMatch, take, type Schemas } from '../../api/client';
import { FieldFault } from '../parts/useEditor';
import { money, moneyText, whole } from '../parts/fields';
import { ApiError, formErrors } from '../../api/problem';

export type Product = Schemas['ProductView'];

export type SizeRow = { id: string; isNew: boolean; name: string; price: string };
export type GroupRow = { modifier_group_id: string; min: string; max: string };

export type ProductValues = {
  name: string;
  description: string;
  image_url: string;
  tax_class: string;
  allergens: string[];
  preparation_seconds: string;
  variations: SizeRow[];
  modifier_groups: GroupRow[];
};

export interface Words {
  price: string;
  number: string;
}

let made = 0;
export const newSize = (): SizeRow => ({ id: `new-${(made += 1)}`, isNew: true, name: '', price: '' });

export const emptyProduct = (): ProductValues => ({
  name: '',
  description: '',
  image_url: '',
  tax_class: '',
  allergens: [],
  preparation_seconds: '60',
  variations: [newSize()],
  modifier_groups: [],
});

export const valuesOf = (product: Product): ProductValues => ({
  name: product.name,
  description: product.description,
  image_url: product.image_url ?? '',
  tax_class: product.tax_class ?? '',
  allergens: product.allergens,
  preparation_seconds: String(product.preparation_seconds),
  variations: product.variations.map(({ id, name, price }) => ({
    id,
    isNew: false,
    name,
    price: moneyText(price),
  })),
  modifier_groups: product.modifier_groups.map(({ id, own_min, own_max }) => ({
    modifier_group_id: id,
    min: own_min == null ? '' : String(own_min),
    max: own_max == null ? '' : String(own_max),
  })),
});

const basics = (values: ProductValues, words: Words) => ({
  name: values.name,
  description: values.description,
  image_url: values.image_url || null,
  tax_class: values.tax_class || null,
  allergens: values.allergens,
  preparation_seconds: whole(values.preparation_seconds, 'preparation_seconds', words.number),
});

const own = (text: string, path: string, words: Words) =>
  text === '' ? null : whole(text, path, words.number);

const groups = (rows: GroupRow[], words: Words) =>
  rows.map(({ modifier_group_id, min, max }, index) => ({
    modifier_group_id,
    min: own(min, `modifier_groups.${index}.min`, words),
    max: own(max, `modifier_groups.${index}.max`, words),
  }));

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** A refusal about one size, told at its row. */
async function atRow<T>(index: number, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const fields = Object.entries(formErrors(error));
    if (!(error instanceof ApiError) || fields.length === 0) throw error;
    throw new FieldFault(
      Object.fromEntries(fields.map(([path, message]) => [`variations.${index}.${path}`, message])),
    );
  }
}

export const readProduct = (id: string, locationId: string) =>
  take(
    api.GET('/api/v1/products/{id}', {
      params: { path: { id }, query: { location_id: locationId } },
    }),
  );

export async function createProduct(
  values: ProductValues,
  currency: string,
  categoryId: string | null,
  key: string,
  words: Words,
): Promise<Product> {
  const variations = values.variations.map(({ name, price }, index) => ({
    name,
    price: money(price, currency, `variations.${index}.price`, words.price),
  }));
  const chosen = groups(values.modifier_groups, words);
  const product = await take(
    api.POST('/api/v1/products', {
      params: { header: { 'Idempotency-Key': key } },
      body: {
        ...basics(values, words),
        variations,
        modifier_group_ids: chosen.map(({ modifier_group_id }) => modifier_group_id),
        category_id: categoryId,
      },
    }),
  );
  return chosen.some(({ min, max }) => min !== null || max !== null)
    ? putGroups(product, chosen)
    : product;
}

const putGroups = (product: Product, rows: Schemas['ProductGroupBody'][]) =>
  take(
    api.PUT('/api/v1/products/{id}/modifier-groups', {
      params: { path: { id: product.id }, header: ifMatch(product.version) },
      body: { modifier_groups: rows },
    }),
  );

/** Sends what differs from the base, piece by piece; the base keeps up with what is stored. */
export async function saveProduct(
  base: { current: Product },
  values: ProductValues,
  currency: string,
  key: string,
  words: Words,
  locationId: string,
): Promise<Product> {
  const before = valuesOf(base.current);
  const prices = values.variations.map(({ price }, index) =>
    money(price, currency, `variations.${index}.price`, words.price),
  );
  const wanted = groups(values.modifier_groups, words);
  const path = { id: base.current.id };
  if (!same(basics(values, words), basics(before, words)))
    base.current = await take(
      api.PATCH('/api/v1/products/{id}', {
        params: { path, header: ifMatch(base.current.version) },
        body: basics(values, words),
      }),
    );
  if (!same(values.modifier_groups, before.modifier_groups))
    base.current = await putGroups(base.current, wanted);
  if (!same(values.variations, before.variations))
    await saveSizes(base.current, values.variations, prices, key);
  base.current = await readProduct(path.id, locationId);
  return base.current;
}

async function saveSizes(product: Product, rows: SizeRow[], prices: Schemas['Money'][], key: string) {
  for (const [sort, row] of rows.entries()) {
    const price = prices[sort] as Schemas['Money'];
    const stored = product.variations.find(({ id }) => id === row.id);
    if (!stored) {
      const made = await atRow(
        sort,
        take(
          api.POST('/api/v1/products/{id}/variations', {
            params: { path: { id: product.id }, header: { 'Idempotency-Key': `${key}-${row.id}` } },
            body: { name: row.name, price, sort },
          }),
        ),
      );
      row.id = made.id;
    } else if (stored.name !== row.name || !same(stored.price, price) || stored.sort !== sort) {
      await atRow(
        sort,
        take(
          api.PATCH('/api/v1/variations/{id}', {
            params: { path: { id: row.id }, header: ifMatch(stored.version) },
            body: { name: row.name, price, sort },
          }),
        ),
      );
    }
  }
  for (const { id, version } of product.variations)
    if (!rows.some((row) => row.id === id))
      await take(
        api.DELETE('/api/v1/variations/{id}', { params: { path: { id }, header: ifMatch(version) } }),
      );
}
