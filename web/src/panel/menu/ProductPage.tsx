import { Button, Group, Paper, Switch, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api, ifMatch, take } from '../../api/client';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { Answer } from '../parts/Answer';
import { Page } from '../parts/Page';
import { Unsaved } from '../parts/Unsaved';
import { useAct } from '../parts/useAct';
import { useEditor } from '../parts/useEditor';
import { Availability } from './Availability';
import { GroupsField } from './GroupsField';
import { Basics, Sizes } from './ProductFields';
import { readProduct, saveProduct, valuesOf, type Product, type ProductValues } from './product';
import { useGroups } from './queries';
import { Recipe } from './Recipe';

export function ProductPage() {
  const { id } = useParams({ from: '/products/$id' });
  const { location } = usePlace();
  const product = useQuery({
    queryKey: ['products', 'one', id, location.id],
    queryFn: () => readProduct(id, location.id),
    refetchOnWindowFocus: false,
  });
  return <Answer of={product}>{(found) => <ProductEditor key={found.id} product={found} />}</Answer>;
}

function ProductEditor({ product }: { product: Product }) {
  const t = usePanelTexts();
  const { location, may } = usePlace();
  const queries = useQueryClient();
  const { act, busy } = useAct('menus', 'items');
  const base = useRef(product);
  const [active, setActive] = useState(product.active);
  const [recipe, setRecipe] = useState<{ id: string; name: string } | null>(null);
  const groups = useGroups();

  async function adopt(next: Product) {
    base.current = next;
    queries.setQueryData(['products', 'one', next.id, location.id], next);
    await queries.invalidateQueries({ queryKey: ['products', 'list'] });
    return { values: valuesOf(next), version: next.version };
  }

  const editor = useEditor<ProductValues>({
    saved: { values: valuesOf(product), version: product.version },
    save: async (values, _version, key) =>
      adopt(await saveProduct(base, values, location.currency, key, t.wrong, location.id)),
    load: async () => adopt(await readProduct(product.id, location.id)),
    describe: (values) => [
      [t.product.name, values.name],
      [t.product.description, values.description],
      [t.product.preparation_seconds, values.preparation_seconds],
      [t.product.tax_class, values.tax_class],
      [t.product.allergens, values.allergens.join(', ')],
      [t.product.image_url, values.image_url],
      [t.product.sizes, values.variations.map(({ name, price }) => `${name} ${price}`).join(', ')],
      [
        t.product.groups,
        values.modifier_groups
          .map((row) => {
            const name = groups.data?.find(({ id }) => id === row.modifier_group_id)?.name ?? '';
            return row.min || row.max ? `${name} ${row.min}–${row.max}` : name;
          })
          .join(', '),
      ],
    ],
  });

  const activate = (on: boolean) =>
    act(async () => {
      const params = { path: { id: product.id }, header: ifMatch(base.current.version) };
      const next = await take(
        on
          ? api.POST('/api/v1/products/{id}/activate', { params })
          : api.POST('/api/v1/products/{id}/deactivate', { params }),
      );
      setActive(next.active);
      base.current = next;
    });

  const editable = may('update_product');
  return (
    <Page
      narrow
      title={editor.form.values.name || product.name}
      back={{ label: t.nav.menu, to: '/menu' }}
      actions={
        <>
          {may('update_availability') && <Availability of="products" id={product.id} name={product.name} />}
          {editable && (
            <Switch
              label={t.product.active}
              checked={active}
              disabled={busy}
              onChange={(event) => void activate(event.currentTarget.checked)}
            />
          )}
        </>
      }
    >
      <Basics form={editor.form} />
      <Sizes
        form={editor.form}
        extra={(row) => (
          <>
            {may('read_ingredient') && (
              <Button variant="default" onClick={() => setRecipe({ id: row.id, name: row.name })}>
                {t.recipe.open}
              </Button>
            )}
            {may('update_availability') && <Availability of="variations" id={row.id} name={row.name} />}
          </>
        )}
      />
      <GroupsField form={editor.form} />
      {editor.notes}
      {editable && (
        <Paper
          withBorder
          shadow="sm"
          radius="lg"
          p="sm"
          pos="sticky"
          bottom={12}
          style={{ zIndex: 5, visibility: editor.dirty ? 'visible' : 'hidden' }}
        >
          <Group justify="space-between">
            <Text size="sm">{t.editor.changed}</Text>
            <Group gap="xs">
              <Button variant="default" onClick={() => editor.form.reset()}>{t.editor.discard}</Button>
              <Button loading={editor.busy} onClick={() => void editor.save()}>{t.editor.save}</Button>
            </Group>
          </Group>
        </Paper>
      )}
      {recipe && (
        <Recipe of="variations" id={recipe.id} name={`${product.name} ${recipe.name}`} onClose={() => setRecipe(null)} />
      )}
      <Unsaved when={() => editor.dirty} />
    </Page>
  );
}
