import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { formatDateTime } from '../../shared/time';
import { useLanguage } from '../../shared/i18n/language';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { useAct } from '../parts/useAct';
import { useSoldOut } from './queries';

interface Props {
  of: 'products' | 'variations' | 'modifiers';
  id: string;
  name: string;
}

const idField = { products: 'product_id', variations: 'variation_id', modifiers: 'modifier_id' } as const;
const hour = 3_600_000;

/** Sold out here, for a while or until it is switched back. */
export function Availability({ of, id, name }: Props) {
  const t = usePanelTexts().availability;
  const tag = useLanguage();
  const { location, may } = usePlace();
  const queries = useQueryClient();
  const { act, busy } = useAct('sold-out');
  const stops = useSoldOut(location.id, may('read_stock'));
  const stop = stops.data?.items.find((item) => item[idField[of]] === id);

  const set = (hours: number | null, soldOut = true) =>
    act(async () => {
      const params = { path: { id } };
      const until = hours === null ? null : new Date(Date.now() + hours * hour).toISOString();
      const body = { location_id: location.id, sold_out: soldOut, until: soldOut ? until : null };
      await take(
        of === 'products'
          ? api.PUT('/api/v1/products/{id}/availability', { params, body })
          : of === 'variations'
            ? api.PUT('/api/v1/variations/{id}/availability', { params, body })
            : api.PUT('/api/v1/modifiers/{id}/availability', { params, body }),
      );
      await queries.invalidateQueries({ queryKey: ['products', 'list'] });
    });

  const label = !stop
    ? t.onSale
    : stop.until
      ? t.until(formatDateTime(stop.until, location.time_zone, tag))
      : t.soldOut;
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant={stop ? 'light' : 'default'}
          color={stop ? 'red' : 'gray'}
          loading={busy}
          rightSection={<IconChevronDown size={16} aria-hidden />}
          aria-label={`${name}: ${label}`}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {stop && <Menu.Item onClick={() => void set(null, false)}>{t.backOnSale}</Menu.Item>}
        <Menu.Item onClick={() => void set(1)}>{t.forHour}</Menu.Item>
        <Menu.Item onClick={() => void set(4)}>{t.forHours}</Menu.Item>
        <Menu.Item onClick={() => void set(24)}>{t.forDay}</Menu.Item>
        <Menu.Item onClick={() => void set(null)}>{t.forGood}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
