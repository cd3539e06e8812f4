import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, take, type Schemas } from '../../api/client';
import { ApiError } from '../../api/problem';
import { useLanguage } from '../../shared/i18n/language';

/** What the server says this would cost; null asks nothing. */
export function useQuote(body: Schemas['PlaceOrderBody'] | null) {
  const text = JSON.stringify(body);
  const [settled] = useDebouncedValue(text, 250);
  const quote = useQuery({
    queryKey: ['quote', settled, useLanguage()],
    queryFn: () =>
      take(
        api.POST('/api/v1/orders/quote', {
          body: JSON.parse(settled) as Schemas['PlaceOrderBody'],
        }),
      ),
    enabled: settled !== 'null',
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    retry: (failures, error) => failures < 2 && !(error instanceof ApiError),
  });
  return { ...quote, isStale: text !== settled || quote.isFetching };
}
