import { ActionIcon, Box, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import { usePanelTexts } from '../i18n';
import { useIngredientChoice } from '../menu/queries';
import { usePlace } from '../Place';
import { money, MoneyField, quantity, QuantityField, unitsOf } from '../parts/fields';
import { Missing, Page } from '../parts/Page';
import { Unsaved } from '../parts/Unsaved';
import { errorAt, useEditor } from '../parts/useEditor';

type Kind = 'receipt' | 'count' | 'waste';
type Line = { ingredient_id: string; quantity: string; unit: string; cost: string };
type Values = { reason: string; lines: Line[] };

const line = (): Line => ({ ingredient_id: '', quantity: '', unit: 'g', cost: '' });
const written = (row: Line) => row.ingredient_id !== '' || row.quantity !== '';

export function Sheet() {
  const { kind } = useParams({ from: '/stock/new/$kind' });
  return kind === 'receipt' || kind === 'count' || kind === 'waste' ? <SheetOf key={kind} kind={kind} /> : <Missing />;
}

/** A table of lines entered one after another and posted together. */
function SheetOf({ kind }: { kind: Kind }) {
  const t = usePanelTexts();
  const { location } = usePlace();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: ingredients = [] } = useIngredientChoice();
  const priced = kind === 'receipt';

  const editor = useEditor<Values>({
    saved: { values: { reason: '', lines: [line()] }, version: 0 },
    save: async (values, version, key) => {
      const last = values.lines.length > 1 && !written(values.lines[values.lines.length - 1] as Line);
      const lines = last ? values.lines.slice(0, -1) : values.lines;
      await take(
        api.POST('/api/v1/stock/movements', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            location_id: location.id,
            kind,
            reason: values.reason || null,
            lines: lines.map((row, index) => ({
              ingredient_id: row.ingredient_id,
              quantity: { value: quantity(row.quantity, `lines.${index}.quantity`, t.wrong.quantity), unit: row.unit },
              ...(priced && row.cost
                ? { unit_cost: money(row.cost, location.currency, `lines.${index}.unit_cost`, t.wrong.price) }
                : {}),
            })),
          },
        }),
      );
      await queries.invalidateQueries({ queryKey: ['stock'] });
      await navigate({ to: '/stock/movements', ignoreBlocker: true });
      return { values: { reason: '', lines: [line()] }, version };
    },
  });
  const { form } = editor;
  const ingredient = (id: string) => ingredients.find((item) => item.id === id);

  return (
    <Page
      narrow
      title={t.stock.kinds[kind]}
      back={{ label: t.nav.stock, to: '/stock' }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void editor.save();
        }}
      >
        <Stack>
          <TextInput label={t.stock.reason[kind]} {...form.getInputProps('reason')} />
          {form.values.lines.map((row, index) => {
            const chosen = ingredient(row.ingredient_id);
            const error = (name: string) => errorAt(form.errors, `lines.${index}.${name}`);
            return (
              <Group key={index} gap="xs" align="flex-start" role="group" aria-label={t.stock.line(index + 1)}>
                <Select
                  flex="2 1 200px"
                  aria-label={t.stock.lineIngredient(index + 1)}
                  placeholder={t.recipe.choose}
                  searchable
                  selectFirstOptionOnChange
                  autoFocus={index > 0 && !written(row)}
                  data={ingredients.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
                  value={row.ingredient_id || null}
                  error={error('ingredient_id')}
                  onChange={(id) => {
                    form.setFieldValue(`lines.${index}.ingredient_id`, id ?? '');
                    form.setFieldValue(`lines.${index}.unit`, ingredient(id ?? '')?.unit ?? 'g');
                  }}
                />
                <Box flex="1 1 170px">
                  <QuantityField
                    aria-label={t.stock.lineQuantity(index + 1)}
                    unitLabel={t.stock.lineUnit(index + 1)}
                    value={row.quantity}
                    unit={row.unit}
                    units={unitsOf(chosen?.unit ?? row.unit, chosen?.packs)}
                    error={error('quantity')}
                    onChange={(value) => form.setFieldValue(`lines.${index}.quantity`, value)}
                    onUnit={(value) => form.setFieldValue(`lines.${index}.unit`, value)}
                  />
                </Box>
                {priced && (
                  <Box flex="0 1 130px">
                    <MoneyField
                      aria-label={t.stock.lineCost(index + 1)}
                      currency={location.currency}
                      value={row.cost}
                      error={error('unit_cost')}
                      onChange={(value) => form.setFieldValue(`lines.${index}.cost`, value)}
                    />
                  </Box>
                )}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="dimmed"
                  size="lg"
                  disabled={form.values.lines.length === 1}
                  aria-label={t.stock.removeLine(index + 1)}
                  onClick={() => form.removeListItem('lines', index)}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Group>
            );
          })}
          <Group>
            <Button variant="default" onClick={() => form.insertListItem('lines', line())}>{t.stock.addLine}</Button>
          </Group>
          {editor.notes}
          <Group justify="flex-end">
            <Button type="submit" size="md" loading={editor.busy}>{t.stock.post}</Button>
          </Group>
        </Stack>
      </form>
      <Unsaved when={() => editor.dirty} />
    </Page>
  );
}
