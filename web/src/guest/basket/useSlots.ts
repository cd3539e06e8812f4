import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { useLanguage } from '../../shared/i18n/language';
import { formatTime } from '../../shared/time';
import { useTimeZone } from '../onSale';

/** The pickup times that are left today. */
export function useSlots() {
  const language = useLanguage();
  const zone = useTimeZone();
  const slots = useQuery({
    queryKey: ['slots'],
    queryFn: () => take(api.GET('/api/v1/pickup-slots')),
    refetchInterval: 60_000,
  });
  return (slots.data?.enabled ? slots.data.items : [])
    .filter((slot) => slot.available)
    .map((slot) => ({
      value: slot.starts_at,
      label: `${formatTime(slot.starts_at, zone, language)} – ${formatTime(slot.ends_at, zone, language)}`,
    }));
}
