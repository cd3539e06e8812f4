import { Badge, Button, Table, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { api, take, type Schemas } from '../../api/client';
import { useSharedTexts } from '../../shared/i18n';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { formatQuantity } from '../../shared/quantity';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { from } from '../parts/all';
import { Page } from '../parts/Page';
import { More, useList } from '../parts/useList';
import { IngredientForm } from './IngredientForm';

type Ingredient = Schemas['IngredientView'];

export function Ingredients() {
  const t = usePanelTexts();
  const tag = useLanguage();
  const units = useSharedTexts().units;
  const { may } = usePlace();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 250);
  const [editing, setEditing] = useState<Ingredient | 'new' | null>(null);
  const list = useList(['ingredients', 'list', text], (cursor) =>
    take(api.GET('/api/v1/ingredients', { params: { query: { ...(text ? { text } : {}), ...from(cursor) } } })),
  );
  return (
    <Page
      narrow
      title={t.stock.ingredients}
      back={{ label: t.nav.stock, to: '/stock' }}
      actions={may('create_ingredient') && <Button onClick={() => setEditing('new')}>{t.stock.newIngredient}</Button>}
    >
      <TextInput aria-label={t.list.search} placeholder={t.list.search} maw={360} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      <Table verticalSpacing="sm">
        <Table.Tbody>
          {list.items.map((item) => (
            <Table.Tr key={item.id}>
              <Table.Td>
                <UnstyledButton fw={600} td="underline" onClick={() => setEditing(item)}>{item.name}</UnstyledButton>
                {!item.active && <Badge ml="xs" variant="outline" color="gray" tt="none">{t.menu.off}</Badge>}
              </Table.Td>
              <Table.Td>{units[item.unit]}</Table.Td>
              <Table.Td ta="right">
                {item.cost && `${formatMoney(item.cost.price, tag)} / ${formatQuantity(item.cost.per, tag, units)}`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <More of={list} />
      {editing && <IngredientForm ingredient={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}
