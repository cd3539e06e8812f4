import { ActionIcon, Alert, Button, Card, Group, SimpleGrid, Stack, TagsInput, Text, Textarea, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { MoneyField, TextField } from '../parts/fields';
import { moved, Sortable } from '../parts/Sortable';
import { errorAt } from '../parts/useEditor';
import { newSize, type ProductValues, type SizeRow } from './product';

export type ProductForm = UseFormReturnType<ProductValues>;

const suggestedAllergens = ['milk', 'gluten', 'nuts', 'egg', 'soy', 'sesame', 'fish'];

export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Card component="section" withBorder radius="lg" p="lg">
      <Title order={2} size="h4" mb={hint ? 4 : 'md'}>{title}</Title>
      {hint && <Text c="dimmed" size="sm" mb="md">{hint}</Text>}
      {children}
    </Card>
  );
}

export function Basics({ form }: { form: ProductForm }) {
  const t = usePanelTexts().product;
  const field = (name: 'name' | 'image_url' | 'tax_class' | 'preparation_seconds') => ({
    label: t[name],
    value: form.values[name],
    error: errorAt(form.errors, name),
    onChange: (value: string) => form.setFieldValue(name, value),
  });
  return (
    <Section title={t.basics}>
      <Stack>
        <TextField {...field('name')} required />
        <Textarea autosize minRows={2} label={t.description} {...form.getInputProps('description')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextField {...field('preparation_seconds')} />
          <TextField {...field('tax_class')} description={t.taxHint} />
        </SimpleGrid>
        <TagsInput
          label={t.allergens}
          data={suggestedAllergens}
          value={form.values.allergens}
          error={errorAt(form.errors, 'allergens')}
          onChange={(value) => form.setFieldValue('allergens', value)}
        />
        <TextField {...field('image_url')} type="url" placeholder="https://" />
      </Stack>
    </Section>
  );
}

interface SizesProps {
  form: ProductForm;
  extra?: (row: SizeRow) => ReactNode;
}

export function Sizes({ form, extra }: SizesProps) {
  const t = usePanelTexts().product;
  const { location } = usePlace();
  const rows = form.values.variations;
  const whole = form.errors.variations;
  return (
    <Section title={t.sizes} hint={t.sizesHint}>
      <Stack gap="sm">
        <Sortable
          items={rows}
          idOf={({ id }) => id}
          nameOf={({ name }) => name || t.newSize}
          onMove={(start, end) => form.setFieldValue('variations', moved(rows, start, end))}
        >
          {(row) => {
            const index = rows.indexOf(row);
            return (
              <Group gap="xs" wrap="wrap" align="flex-start" py={4}>
                <TextField
                  aria-label={t.sizeName(index + 1)}
                  placeholder={t.sizePlaceholder}
                  value={row.name}
                  error={errorAt(form.errors, `variations.${index}.name`)}
                  onChange={(value) => form.setFieldValue(`variations.${index}.name`, value)}
                  style={{ flex: '1 1 110px' }}
                />
                <MoneyField
                  aria-label={t.sizePrice(index + 1)}
                  currency={location.currency}
                  value={row.price}
                  error={errorAt(form.errors, `variations.${index}.price`)}
                  onChange={(value) => form.setFieldValue(`variations.${index}.price`, value)}
                />
                {!row.isNew && extra?.(row)}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="dimmed"
                  size="lg"
                  disabled={rows.length === 1}
                  aria-label={t.removeSize(row.name || String(index + 1))}
                  onClick={() => form.removeListItem('variations', index)}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Group>
            );
          }}
        </Sortable>
        {typeof whole === 'string' && <Alert color="red" variant="outline">{whole}</Alert>}
        <Group>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => form.insertListItem('variations', newSize())}
          >
            {t.addSize}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
