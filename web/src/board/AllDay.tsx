import { Text, Title } from '@mantine/core';
import { allDay } from './allDay';
import classes from './board.module.css';
import { useBoardTexts } from './i18n';
import type { Order } from './orders';

export function AllDay({ orders, title }: { orders: Order[]; title: boolean }) {
  const t = useBoardTexts().allDay;
  const tallies = allDay(orders);
  const total = tallies.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {title && (
        <Title order={2} size="h3">
          {t.title}
        </Title>
      )}
      <Text c="dimmed" mb="xs">
        {tallies.length === 0 ? t.nothing : `${t.explain}: ${t.total(total)}`}
      </Text>
      {tallies.map(({ key, name, variation, modifiers, count }) => (
        <div key={key} className={classes.tally}>
          <span className={classes.tallyCount}>{count} ×</span>
          <div>
            <Text span size="lg" fw={650}>
              {name} {variation}
            </Text>
            {modifiers.length > 0 && <Text c="dimmed">{modifiers.join(', ')}</Text>}
          </div>
        </div>
      ))}
    </>
  );
}
