import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import classes from './board.module.css';
import { useBoardTexts } from './i18n';
import type { Line } from './orders';

interface Props {
  line: Line;
  /** Modifiers that a product has unless something else is chosen. */
  usual: ReadonlySet<string>;
  onTick: (() => void) | null;
}

export function OrderLine({ line, usual, onTick }: Props) {
  const t = useBoardTexts();
  const state = line.voided ? t.voided : t.preparation[line.preparation];
  const content = (
    <>
      <span className={classes.quantity} data-many={line.quantity > 1 || undefined}>
        {line.quantity}
      </span>
      <span>
        <span className={classes.product}>
          {line.name} <span className={classes.size}>{line.variation_name}</span>
        </span>
        {line.modifiers.length > 0 && (
          <span className={classes.modifiers}>
            {line.modifiers.map(({ modifier_id, name, quantity }) => (
              <span
                key={modifier_id}
                className={classes.modifier}
                data-usual={(quantity === 1 && usual.has(modifier_id)) || undefined}
              >
                {quantity > 1 ? `${quantity} × ${name}` : name}
              </span>
            ))}
          </span>
        )}
        {line.notes && <div className={classes.lineNote}>{line.notes}</div>}
      </span>
    </>
  );
  const about = {
    className: classes.line ?? '',
    'data-done': line.preparation === 'done' || undefined,
    'data-voided': line.voided || undefined,
  };
  if (!onTick) return <div {...about}>{content}</div>;
  return (
    <UnstyledButton
      {...about}
      data-line
      aria-label={t.tick(`${line.quantity} × ${line.name} ${line.variation_name}`, state)}
      aria-pressed={line.preparation === 'done'}
      onClick={onTick}
    >
      {content}
      <span className={classes.mark} data-state={line.preparation} aria-hidden>
        {line.preparation === 'done' && <IconCheck size={20} stroke={3} />}
      </span>
    </UnstyledButton>
  );
}
