import { ActionIcon, Anchor, Badge, Box, Card, Group, Select, Switch, Text, Title } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ifMatch, newIdempotencyKey, take, type Schemas } from '../../api/client';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { all, from } from '../parts/all';
import { Answer } from '../parts/Answer';
import { Empty } from '../parts/Page';
import { moved, Sortable } from '../parts/Sortable';
import { useAct } from '../parts/useAct';
import { NameForm } from './NameForm';
import { useProductChoice } from './Products';

type Category = Schemas['CategoryView'];
type Item = Schemas['MenuItemView'];

function useItems(categoryId: string) {
  return useQuery({
    queryKey: ['items', categoryId],
    queryFn: async () => {
      const query = { category_id: categoryId, limit: 200 };
      const items = await all((cursor) =>
        take(api.GET('/api/v1/menu-items', { params: { query: { ...query, ...from(cursor) } } })),
      );
      const products = await all((cursor) =>
        take(api.GET('/api/v1/products', { params: { query: { ...query, ...from(cursor) } } })),
      );
      return items
        .sort((a, b) => a.sort - b.sort)
        .map((item) => ({ item, product: products.find(({ id }) => id === item.product_id) }));
    },
  });
}

/** What one category sells, in its order. */
export function MenuItems({ category }: { category: Category }) {
  const t = usePanelTexts().menu;
  const tag = useLanguage();
  const { may } = usePlace();
  const items = useItems(category.id);
  const products = useProductChoice();
  const { act, busy } = useAct('menus', 'items');
  const [naming, setNaming] = useState(false);
  const edit = may('update_menu');

  const order = (list: { item: Item }[], start: number, end: number) =>
    act(() =>
      take(
        api.PUT('/api/v1/categories/{id}/items', {
          params: { path: { id: category.id }, header: ifMatch(category.version) },
          body: { menu_item_ids: moved(list, start, end).map(({ item }) => item.id) },
        }),
      ),
    );
  const turn = ({ id, version }: Item, on: boolean) => {
    const params = { path: { id }, header: ifMatch(version) };
    return act(() =>
      take(on ? api.POST('/api/v1/menu-items/{id}/activate', { params }) : api.POST('/api/v1/menu-items/{id}/deactivate', { params })),
    );
  };
  const remove = ({ id, version }: Item) =>
    act(() => take(api.DELETE('/api/v1/menu-items/{id}', { params: { path: { id }, header: ifMatch(version) } })));
  const add = (productId: string, sort: number) =>
    act(() =>
      take(
        api.POST('/api/v1/menu-items', {
          params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
          body: { category_id: category.id, product_id: productId, sort },
        }),
      ),
    );

  return (
    <Card withBorder radius="lg" p="lg">
      <Group mb="md" gap="xs">
        <Title order={2} size="h4">{category.name}</Title>
        {edit && (
          <ActionIcon variant="subtle" color="gray" c="dimmed" aria-label={t.renameOf(category.name)} onClick={() => setNaming(true)}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <Answer of={items}>
        {(list) => (
          <>
            {list.length === 0 && <Empty>{t.empty}</Empty>}
            <Sortable
              items={list}
              idOf={({ item }) => item.id}
              nameOf={({ product }) => product?.name ?? ''}
              onMove={edit ? (start, end) => void order(list, start, end) : undefined}
            >
              {({ item, product }) => {
                const name = product?.name ?? '…';
                return (
                  <Group wrap="nowrap" gap="xs" py={6}>
                    <Box flex={1} miw={0}>
                      <Anchor
                        fw={600}
                        {...(item.active ? {} : { c: 'dimmed' })}
                        renderRoot={(props) => <Link to="/products/$id" params={{ id: item.product_id }} {...props} />}
                      >
                        {name}
                      </Anchor>
                      {product && !product.active && <Badge ml="xs" variant="outline" color="gray" tt="none">{t.off}</Badge>}
                      <Text size="sm" c="dimmed" truncate>
                        {product?.variations.map((size) => `${size.name} ${formatMoney(size.price, tag)}`).join(' · ')}
                      </Text>
                    </Box>
                    {edit && (
                      <Switch
                        size="xs"
                        aria-label={t.onSale(name)}
                        checked={item.active}
                        disabled={busy}
                        onChange={(event) => void turn(item, event.currentTarget.checked)}
                      />
                    )}
                    {may('delete_menu') && (
                      <ActionIcon variant="subtle" color="gray" c="dimmed" aria-label={t.takeOff(name)} onClick={() => void remove(item)}>
                        <IconX size={16} aria-hidden />
                      </ActionIcon>
                    )}
                  </Group>
                );
              }}
            </Sortable>
            {may('create_menu') && (
              <Select
                mt="md"
                aria-label={t.place}
                placeholder={t.place}
                searchable
                value={null}
                data={(products.data ?? [])
                  .filter(({ id }) => !list.some(({ item }) => item.product_id === id))
                  .map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(id) => id && void add(id, list.length)}
              />
            )}
          </>
        )}
      </Answer>
      {naming && (
        <NameForm
          naming={{ kind: 'category', menuId: category.menu_id, sort: category.sort, id: category.id, name: category.name, version: category.version }}
          onClose={() => setNaming(false)}
        />
      )}
    </Card>
  );
}
