import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, take, type Schemas } from '../../api/client';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { quantity, QuantityField } from '../parts/fields';
import { errorAt, useEditor } from '../parts/useEditor';

type TargetsView = Schemas['TargetsView'];
type Values = { par_level: string; reorder_threshold: string };

const saved = (targets: TargetsView) => ({
  values: {
    par_level: targets.par_level?.value ?? '',
    reorder_threshold: targets.reorder_threshold?.value ?? '',
  },
  version: 0,
});

/** How much of it this location wants to hold, and when it is low. */
export function Targets({ ingredient, targets }: { ingredient: Schemas['IngredientView']; targets: TargetsView }) {
  const t = usePanelTexts();
  const { location } = usePlace();
  const queries = useQueryClient();
  const { unit } = ingredient;
  const amount = (text: string, path: string) =>
    text === '' ? null : { value: quantity(text, path, t.wrong.quantity), unit };
  const editor = useEditor<Values>({
    saved: saved(targets),
    save: async (values) => {
      const next = await take(
        api.PUT('/api/v1/ingredients/{id}/targets', {
          params: { path: { id: ingredient.id } },
          body: {
            location_id: location.id,
            par_level: amount(values.par_level, 'par_level'),
            reorder_threshold: amount(values.reorder_threshold, 'reorder_threshold'),
          },
        }),
      );
      await queries.invalidateQueries({ queryKey: ['stock'] });
      return saved(next);
    },
  });
  const { form } = editor;
  const field = (name: keyof Values, label: string) => (
    <QuantityField
      label={label}
      unitLabel={`${label}: ${t.stock.unit}`}
      value={form.values[name]}
      unit={unit}
      units={[unit]}
      error={errorAt(form.errors, name)}
      onChange={(value) => form.setFieldValue(name, value)}
      onUnit={() => undefined}
    />
  );
  return (
    <Stack gap="xs">
      <Text size="sm" fw={650}>{t.stock.targets(location.name)}</Text>
      {field('par_level', t.stock.par)}
      {field('reorder_threshold', t.stock.threshold)}
      {editor.notes}
      <Group>
        <Button variant="default" size="xs" disabled={!editor.dirty} loading={editor.busy} onClick={() => void editor.save()}>
          {t.stock.saveTargets}
        </Button>
      </Group>
    </Stack>
  );
}
