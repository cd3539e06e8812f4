import { Button, Center } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ErrorNote } from '../../shared/ErrorNote';
import { usePanelTexts } from '../i18n';
import { Empty, Waiting } from './Page';

interface Slice<T> {
  items: T[];
  next_cursor?: string | null;
}

/** A list read page by page; `More` stands below it. */
export function useList<T>(
  key: readonly unknown[],
  read: (cursor?: string) => Promise<Slice<T>>,
  enabled = true,
) {
  const query = useInfiniteQuery({
    queryKey: key,
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => read(pageParam),
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
  return { ...query, items: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}

export type List = Pick<
  ReturnType<typeof useList<unknown>>,
  'items' | 'error' | 'isPending' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'refetch'
>;

export function More({ of }: { of: List }) {
  const t = usePanelTexts().list;
  if (of.error) return <ErrorNote error={of.error} onRetry={() => void of.refetch()} />;
  if (of.isPending) return <Waiting />;
  if (of.items.length === 0) return <Empty>{t.none}</Empty>;
  if (!of.hasNextPage) return null;
  return (
    <Center>
      <Button variant="default" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {t.more}
      </Button>
    </Center>
  );
}
