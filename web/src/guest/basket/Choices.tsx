import { SegmentedControl } from '@mantine/core';
import css from './Basket.module.css';

interface Props<T extends string> {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onChange: (value: T) => void;
}

export function Choices<T extends string>({ label, value, options, onChange }: Props<T>) {
  return (
    <div>
      <span className={css.label} aria-hidden>
        {label}
      </span>
      <SegmentedControl
        fullWidth
        radius="xl"
        size="md"
        aria-label={label}
        value={value}
        data={options}
        onChange={(next) => onChange(next as T)}
      />
    </div>
  );
}
