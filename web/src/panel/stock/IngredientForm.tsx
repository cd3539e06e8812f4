import { ActionIcon, Button, Checkbox, Group, Select, Stack, TagsInput, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, take, type Schemas } from '../../api/client';
import { useSharedTexts } from '../../shared/i18n';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { FormDrawer } from '../parts/FormDrawer';
import { quantity, QuantityField, TextField, unitsOf } from '../parts/fields';
import { errorAt, useEditor } from '../parts/useEditor';
import { Targets } from './Targets';

type Ingredient = Schemas['IngredientView'];
type Unit = Ingredient['unit'];
type Pack = { name: string; quantity: string; unit: string };
type Values = {
  name: string;
  unit: Unit;
  block: boolean;
  active: boolean;
  allergens: string[];
  packs: Pack[];
};

const saved = (item: Ingredient) => ({
  values: {
    name: item.name,
    unit: item.unit,
    block: item.shortage === 'block',
    active: item.active,
    allergens: item.allergens,
    packs: item.packs.map((pack) => ({ name: pack.name, quantity: pack.quantity.value, unit: pack.quantity.unit })),
  },
  version: item.version,
});

const empty: Values = { name: '', unit: 'g', block: true, active: true, allergens: [], packs: [] };

export function IngredientForm({ ingredient, onClose }: { ingredient: Ingredient | null; onClose: () => void }) {
  const t = usePanelTexts();
  const units = useSharedTexts().units;
  const { location, may } = usePlace();
  const queries = useQueryClient();
  const targets = useQuery({
    queryKey: ['stock', 'targets', ingredient?.id, location.id],
    enabled: ingredient !== null && may('read_stock'),
    queryFn: () =>
      take(
        api.GET('/api/v1/ingredients/{id}/targets', {
          params: { path: { id: ingredient?.id ?? '' }, query: { location_id: location.id } },
        }),
      ),
  });
  const editor = useEditor<Values>({
    saved: ingredient ? saved(ingredient) : { values: empty, version: 0 },
    save: async (values, version, key) => {
      const body = {
        name: values.name,
        shortage: values.block ? ('block' as const) : ('warn' as const),
        allergens: values.allergens,
        packs: values.packs.map((pack, index) => ({
          name: pack.name,
          quantity: { value: quantity(pack.quantity, `packs.${index}.quantity`, t.wrong.quantity), unit: pack.unit },
        })),
      };
      const next = await take(
        ingredient
          ? api.PATCH('/api/v1/ingredients/{id}', {
              params: { path: { id: ingredient.id }, header: ifMatch(version) },
              body: { ...body, active: values.active },
            })
          : api.POST('/api/v1/ingredients', {
              params: { header: { 'Idempotency-Key': key } },
              body: { ...body, unit: values.unit },
            }),
      );
      await queries.invalidateQueries({ queryKey: ['ingredients'] });
      return saved(next);
    },
    ...(ingredient && {
      load: async () =>
        saved(await take(api.GET('/api/v1/ingredients/{id}', { params: { path: { id: ingredient.id } } }))),
    }),
    describe: (values) => [
      [t.menu.name, values.name],
      [t.stock.block, values.block ? t.yes : t.no],
      [t.product.active, values.active ? t.yes : t.no],
      [t.product.allergens, values.allergens.join(', ')],
      [t.stock.packs, values.packs.map((pack) => `${pack.name} ${pack.quantity} ${pack.unit}`).join(', ')],
    ],
    onSaved: onClose,
  });
  const { form } = editor;
  return (
    <FormDrawer
      title={ingredient?.name ?? t.stock.newIngredient}
      dirty={editor.dirty}
      busy={editor.busy}
      onSubmit={() => void editor.save()}
      onClose={onClose}
    >
      <TextField label={t.menu.name} autoFocus {...form.getInputProps('name')} />
      {!ingredient && (
        <Select
          label={t.stock.unit}
          allowDeselect={false}
          data={(['g', 'ml', 'pcs'] as const).map((value) => ({ value, label: units[value] }))}
          {...form.getInputProps('unit')}
        />
      )}
      <Checkbox label={t.stock.block} {...form.getInputProps('block', { type: 'checkbox' })} />
      {ingredient && <Checkbox label={t.product.active} {...form.getInputProps('active', { type: 'checkbox' })} />}
      <TagsInput label={t.product.allergens} {...form.getInputProps('allergens')} />
      <Stack gap="xs">
        <Text size="sm" fw={500}>{t.stock.packs}</Text>
        {form.values.packs.map((pack, index) => (
          <Group key={index} gap={6} wrap="nowrap" align="flex-start">
            <TextField
              aria-label={t.stock.packName(index + 1)}
              placeholder={t.stock.packHint}
              value={pack.name}
              error={errorAt(form.errors, `packs.${index}.name`)}
              onChange={(value) => form.setFieldValue(`packs.${index}.name`, value)}
            />
            <QuantityField
              aria-label={t.stock.packQuantity(index + 1)}
              unitLabel={t.stock.packUnit(index + 1)}
              value={pack.quantity}
              unit={pack.unit}
              units={unitsOf(form.values.unit)}
              error={errorAt(form.errors, `packs.${index}.quantity`)}
              onChange={(value) => form.setFieldValue(`packs.${index}.quantity`, value)}
              onUnit={(value) => form.setFieldValue(`packs.${index}.unit`, value)}
            />
            <ActionIcon variant="subtle" color="gray" c="dimmed" size="lg" aria-label={t.recipe.remove(pack.name)} onClick={() => form.removeListItem('packs', index)}>
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button variant="default" size="xs" onClick={() => form.insertListItem('packs', { name: '', quantity: '', unit: form.values.unit })}>
            {t.stock.addPack}
          </Button>
        </Group>
      </Stack>
      {targets.data && ingredient && may('update_ingredient') && <Targets ingredient={ingredient} targets={targets.data} />}
      {editor.notes}
    </FormDrawer>
  );
}
