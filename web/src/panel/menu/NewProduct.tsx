import { Button, Group, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { Page } from '../parts/Page';
import { Unsaved } from '../parts/Unsaved';
import { useEditor } from '../parts/useEditor';
import { GroupsField } from './GroupsField';
import { Basics, Section, Sizes } from './ProductFields';
import { createProduct, emptyProduct, valuesOf, type ProductValues } from './product';
import { useMenus } from './queries';

export function NewProduct() {
  const t = usePanelTexts();
  const { location } = usePlace();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { category: given } = useSearch({ from: '/products/new' });
  const [category, setCategory] = useState(given ?? null);
  const menus = useMenus(location.id);
  const [initial] = useState(emptyProduct);
  const editor = useEditor<ProductValues>({
    saved: { values: initial, version: 0 },
    save: async (values, _version, key) => {
      const product = await createProduct(values, location.currency, category, key, t.wrong);
      await queries.invalidateQueries({ queryKey: ['products'] });
      await navigate({ to: '/products/$id', params: { id: product.id }, ignoreBlocker: true });
      return { values: valuesOf(product), version: product.version };
    },
  });
  return (
    <Page
      narrow
      title={t.product.new}
      back={{ label: t.nav.menu, to: '/menu', search: category ? { category } : {} }}
    >
      <Basics form={editor.form} />
      <Section title={t.product.place}>
        <Select
          aria-label={t.product.category}
          placeholder={t.product.noCategory}
          clearable
          clearButtonProps={{ 'aria-label': t.product.noCategory }}
          value={category}
          onChange={setCategory}
          data={(menus.data ?? []).map(({ menu, categories }) => ({
            group: menu.name,
            items: categories.map(({ id, name }) => ({ value: id, label: name })),
          }))}
        />
      </Section>
      <Sizes form={editor.form} />
      <GroupsField form={editor.form} />
      {editor.notes}
      <Group justify="flex-end">
        <Button size="md" loading={editor.busy} onClick={() => void editor.save()}>
          {t.product.create}
        </Button>
      </Group>
      <Unsaved when={() => editor.dirty} />
    </Page>
  );
}
