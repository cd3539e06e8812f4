import { Group, Select, TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { currencyDigits, decimal, parseMoney, type Money } from '../../shared/money';
import { parseQuantity, type Quantity } from '../../shared/quantity';
import { useSharedTexts } from '../../shared/i18n';
import { FieldFault } from './useEditor';

interface FieldProps {
  value?: string;
  onChange: (value: string) => void;
  error?: ReactNode;
  label?: string;
  'aria-label'?: string;
  description?: string;
  autoFocus?: boolean;
  disabled?: boolean;
}

const plain = ({ value, onChange, error, ...rest }: FieldProps): TextInputProps => ({
  ...(rest as TextInputProps),
  value: value ?? '',
  error,
  onChange: (event) => onChange(event.currentTarget.value),
});

export const TextField = (props: FieldProps & Pick<TextInputProps, 'type' | 'placeholder' | 'required' | 'autoComplete' | 'maw' | 'w' | 'style'>) => (
  <TextInput {...plain(props)} />
);

/** An amount as it is typed; `money()` makes of it what the API takes. */
export function MoneyField({ currency, ...props }: FieldProps & { currency: string }) {
  const symbol = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;
  return <TextInput {...plain(props)} inputMode="decimal" rightSection={<span aria-hidden>{symbol}</span>} />;
}

interface QuantityProps extends FieldProps {
  unit: string;
  units: readonly string[];
  onUnit: (unit: string) => void;
  unitLabel: string;
}

export function QuantityField({ unit, units, onUnit, unitLabel, ...props }: QuantityProps) {
  const names = useSharedTexts().units;
  const label = (name: string) => names[name as Quantity['unit']] ?? name;
  return (
    <Group gap={6} wrap="nowrap" align="flex-end">
      <TextInput {...plain(props)} inputMode="decimal" flex={1} miw={70} />
      <Select
        aria-label={unitLabel}
        w={92}
        allowDeselect={false}
        disabled={props.disabled ?? false}
        value={unit}
        data={units.map((name) => ({ value: name, label: label(name) }))}
        onChange={(name) => name && onUnit(name)}
        withCheckIcon={false}
      />
    </Group>
  );
}

/** The units that an ingredient can be entered in. */
export function unitsOf(base: string, packs: readonly { name: string }[] = []): string[] {
  const metric: Record<string, string[]> = { g: ['g', 'kg'], ml: ['ml', 'l'], pcs: ['pcs'] };
  return [...(metric[base] ?? [base]), ...packs.map(({ name }) => name)];
}

export const moneyText = ({ amount, currency }: Money) => {
  const digits = currencyDigits(currency);
  return amount % 10 ** digits === 0 ? decimal(amount / 10 ** digits, 0) : decimal(amount, digits);
};

/** The amount that was typed at this path of the form. */
export function money(text: string, currency: string, path: string, wrong: string): Money {
  const amount = parseMoney(text, currency);
  if (!amount) throw new FieldFault({ [path]: wrong });
  return amount;
}

export function quantity(text: string, path: string, wrong: string): string {
  const value = parseQuantity(text);
  if (value === null) throw new FieldFault({ [path]: wrong });
  return value;
}

export function whole(text: string, path: string, wrong: string): number {
  if (!/^\d{1,9}$/.test(text.trim())) throw new FieldFault({ [path]: wrong });
  return Number(text);
}

/** `7.5` per cent as 75 000 millionths. */
export function ppm(text: string, path: string, wrong: string): number {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?$/.exec(text.trim());
  if (!match) throw new FieldFault({ [path]: wrong });
  return Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'));
}

export const percentText = (rate: number) => decimal(rate, 4).replace(/\.?0+$/, '');
