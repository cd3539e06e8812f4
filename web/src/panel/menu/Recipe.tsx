import { ActionIcon, Box, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take, type Schemas } from '../../api/client';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { Answer } from '../parts/Answer';
import { FormDrawer } from '../parts/FormDrawer';
import { QuantityField, quantity, unitsOf } from '../parts/fields';
import { errorAt, useEditor } from '../parts/useEditor';
import { useIngredientChoice } from './queries';

type RecipeView = Schemas['RecipeView'];
type Line = { ingredient_id: string; quantity: string; unit: string; replaces: string };
type Values = { lines: Line[] };

interface Props {
  of: 'variations' | 'modifiers';
  id: string;
  name: string;
  onClose: () => void;
}

const valuesOf = (recipe: RecipeView): Values => ({
  lines: recipe.lines.map((line) => ({
    ingredient_id: line.ingredient_id,
    quantity: line.quantity?.value ?? '',
    unit: line.quantity?.unit ?? 'g',
    replaces: line.replaces_ingredient_id ?? '',
  })),
});

export function Recipe(props: Props) {
  const params = { path: { id: props.id } };
  const recipe = useQuery({
    queryKey: ['recipes', props.of, props.id],
    refetchOnWindowFocus: false,
    gcTime: 0,
    queryFn: () =>
      take(
        props.of === 'variations'
          ? api.GET('/api/v1/variations/{id}/recipe', { params })
          : api.GET('/api/v1/modifiers/{id}/recipe', { params }),
      ),
  });
  return <Answer of={recipe}>{(found) => <RecipeEditor {...props} recipe={found} />}</Answer>;
}

function RecipeEditor({ of, id, name, recipe, onClose }: Props & { recipe: RecipeView }) {
  const t = usePanelTexts();
  const { may } = usePlace();
  const queries = useQueryClient();
  const { data: ingredients = [] } = useIngredientChoice();
  const editor = useEditor<Values>({
    saved: { values: valuesOf(recipe), version: recipe.version },
    save: async (values) => {
      const params = { path: { id } };
      const body = {
        lines: values.lines.map((line, index) => ({
          ingredient_id: line.ingredient_id,
          quantity:
            line.quantity === '' && line.replaces
              ? null
              : { value: quantity(line.quantity, `lines.${index}.quantity`, t.wrong.quantity), unit: line.unit },
          replaces_ingredient_id: line.replaces || null,
        })),
      };
      const next = await take(
        of === 'variations'
          ? api.PUT('/api/v1/variations/{id}/recipe', { params, body })
          : api.PUT('/api/v1/modifiers/{id}/recipe', { params, body }),
      );
      await queries.invalidateQueries({ queryKey: ['recipes'] });
      return { values: valuesOf(next), version: next.version };
    },
    onSaved: onClose,
  });
  const { form } = editor;
  const choice = ingredients.map((item) => ({ value: item.id, label: item.name }));
  const ingredient = (wanted: string) => ingredients.find((item) => item.id === wanted);
  const readOnly = !may('update_recipe');
  return (
    <FormDrawer
      title={t.recipe.title(name)}
      dirty={editor.dirty}
      busy={editor.busy}
      onSubmit={() => void editor.save()}
      onClose={onClose}
    >
      <Text c="dimmed" size="sm">{of === 'modifiers' ? t.recipe.modifierHint : t.recipe.hint}</Text>
      {form.values.lines.map((line, index) => {
        const chosen = ingredient(line.ingredient_id);
        return (
          <Box key={index} pb="sm" style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}>
            <Stack gap={6}>
              <Group gap={6} wrap="nowrap" align="flex-start">
                <Select
                  flex={1}
                  aria-label={t.recipe.ingredient(index + 1)}
                  placeholder={t.recipe.choose}
                  searchable
                  disabled={readOnly}
                  data={choice}
                  value={line.ingredient_id || null}
                  error={errorAt(form.errors, `lines.${index}.ingredient_id`)}
                  onChange={(value) => {
                    form.setFieldValue(`lines.${index}.ingredient_id`, value ?? '');
                    form.setFieldValue(`lines.${index}.unit`, ingredient(value ?? '')?.unit ?? 'g');
                  }}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="dimmed"
                  size="lg"
                  disabled={readOnly}
                  aria-label={t.recipe.remove(chosen?.name ?? String(index + 1))}
                  onClick={() => form.removeListItem('lines', index)}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Group>
              <QuantityField
                aria-label={t.recipe.quantity(index + 1)}
                unitLabel={t.recipe.unit(index + 1)}
                disabled={readOnly}
                value={line.quantity}
                unit={line.unit}
                units={unitsOf(chosen?.unit ?? line.unit, chosen?.packs)}
                error={errorAt(form.errors, `lines.${index}.quantity`)}
                onChange={(value) => form.setFieldValue(`lines.${index}.quantity`, value)}
                onUnit={(value) => form.setFieldValue(`lines.${index}.unit`, value)}
              />
              {of === 'modifiers' && (
                <Select
                  aria-label={t.recipe.replaces(index + 1)}
                  placeholder={t.recipe.replacesNothing}
                  clearable
                  clearButtonProps={{ 'aria-label': t.recipe.replacesNothing }}
                  searchable
                  disabled={readOnly}
                  data={choice}
                  value={line.replaces || null}
                  error={errorAt(form.errors, `lines.${index}.replaces_ingredient_id`)}
                  onChange={(value) => form.setFieldValue(`lines.${index}.replaces`, value ?? '')}
                />
              )}
            </Stack>
          </Box>
        );
      })}
      {!readOnly && (
        <Group>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => form.insertListItem('lines', { ingredient_id: '', quantity: '', unit: 'g', replaces: '' })}
          >
            {t.recipe.add}
          </Button>
        </Group>
      )}
      {editor.notes}
    </FormDrawer>
  );
}
