import { ActionIcon, Box, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { usePanelTexts } from '../i18n';

interface Props<T> {
  items: T[];
  idOf: (item: T) => string;
  nameOf: (item: T) => string;
  /** Not given to who may not change the order. */
  onMove?: ((from: number, to: number) => void) | undefined;
  children: (item: T) => ReactNode;
}

export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = [...items];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** A list put in order by dragging (mouse or finger) or by its buttons. */
export function Sortable<T>({ items, idOf, nameOf, onMove, children }: Props<T>) {
  const t = usePanelTexts().list;
  const rows = useRef<(HTMLLIElement | null)[]>([]);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const shown = drag ? moved(items, drag.from, drag.to) : items;

  function over(y: number) {
    const index = rows.current
      .slice(0, items.length)
      .findIndex((row) => row && y < row.getBoundingClientRect().bottom);
    return index < 0 ? items.length - 1 : index;
  }

  const handle = (index: number) => ({
    onPointerDown: (event: PointerEvent) => {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: index, to: index });
    },
    onPointerMove: (event: PointerEvent) => {
      const y = event.clientY;
      setDrag((now) => now && { ...now, to: over(y) });
    },
    onPointerUp: () => {
      if (drag && drag.from !== drag.to) onMove?.(drag.from, drag.to);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });

  return (
    <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {shown.map((item, index) => {
        const at = items.indexOf(item);
        return (
          <Box
            component="li"
            key={idOf(item)}
            ref={(row: HTMLLIElement | null) => {
              rows.current[index] = row;
            }}
            bg={drag && index === drag.to ? 'var(--mantine-primary-color-light)' : 'transparent'}
            style={{ borderRadius: 'var(--mantine-radius-md)' }}
          >
            <Group gap={4} wrap="nowrap" align="center">
              {onMove && items.length > 1 && (
                <Box
                  {...handle(at)}
                  aria-hidden
                  data-drag={nameOf(item)}
                  c="dimmed"
                  style={{ cursor: 'grab', touchAction: 'none', display: 'flex' }}
                >
                  <IconGripVertical size={18} />
                </Box>
              )}
              <Box flex={1} miw={0}>{children(item)}</Box>
              {onMove && items.length > 1 && (
                <Group gap={0} wrap="nowrap" visibleFrom="xs">
                  <ActionIcon variant="subtle" color="gray" c="dimmed" disabled={at === 0}
                    aria-label={t.up(nameOf(item))} onClick={() => onMove(at, at - 1)}>
                    <IconArrowUp size={16} aria-hidden />
                  </ActionIcon>
                  <ActionIcon variant="subtle" color="gray" c="dimmed" disabled={at === items.length - 1}
                    aria-label={t.down(nameOf(item))} onClick={() => onMove(at, at + 1)}>
                    <IconArrowDown size={16} aria-hidden />
                  </ActionIcon>
                </Group>
              )}
            </Group>
          </Box>
        );
      })}
    </Box>
  );
}
