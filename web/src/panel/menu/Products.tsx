import { Anchor, Badge, Button, Table, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { all, from } from '../parts/all';
import { Page } from '../parts/Page';
import { More, useList } from '../parts/useList';

export const useProductChoice = () =>
  useQuery({
    queryKey: ['products', 'list', 'all'],
    staleTime: 60_000,
    queryFn: () =>
      all((cursor) =>
        take(api.GET('/api/v1/products', { params: { query: { sort: 'name', limit: 200, ...from(cursor) } } })),
      ),
  });

export function Products() {
  const t = usePanelTexts();
  const tag = useLanguage();
  const { may } = usePlace();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 250);
  const list = useList(['products', 'list', text], (cursor) =>
    take(
      api.GET('/api/v1/products', {
        params: { query: { sort: 'name', ...(text ? { text } : {}), ...from(cursor) } },
      }),
    ),
  );
  return (
    <Page
      title={t.menu.products}
      back={{ label: t.nav.menu, to: '/menu' }}
      actions={may('create_product') && <Button renderRoot={(props) => <Link to="/products/new" {...props} />}>{t.product.new}</Button>}
    >
      <TextInput
        aria-label={t.list.search}
        placeholder={t.list.search}
        maw={360}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Table verticalSpacing="sm">
        <Table.Tbody>
          {list.items.map((product) => (
            <Table.Tr key={product.id}>
              <Table.Td>
                <Anchor fw={600} renderRoot={(props) => <Link to="/products/$id" params={{ id: product.id }} {...props} />}>
                  {product.name}
                </Anchor>
                {!product.active && <Badge ml="xs" variant="outline" color="gray" tt="none">{t.menu.off}</Badge>}
              </Table.Td>
              <Table.Td ta="right">
                {product.variations.map((size) => `${size.name} ${formatMoney(size.price, tag)}`).join(' · ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <More of={list} />
    </Page>
  );
}
