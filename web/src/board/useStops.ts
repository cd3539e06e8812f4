import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../api/client';
import type { Kind } from './stops';
import { menuKey } from './useMenu';

const paths = {
  products: '/api/v1/products/{id}/availability',
  variations: '/api/v1/variations/{id}/availability',
  modifiers: '/api/v1/modifiers/{id}/availability',
} as const;

interface Change {
  kind: Kind;
  id: string;
  soldOut: boolean;
  until: string | null;
}

/** What is sold out by hand at a location, and the switch for it. */
export function useStops(locationId: string) {
  const queries = useQueryClient();
  const key = ['sold-out', locationId];
  const stops = useQuery({
    queryKey: key,
    queryFn: () =>
      take(api.GET('/api/v1/menu/sold-out', { params: { query: { location_id: locationId } } })),
  });
  const change = useMutation({
    mutationFn: ({ kind, id, soldOut, until }: Change) =>
      take(
        api.PUT(paths[kind], {
          params: { path: { id } },
          body: { location_id: locationId, sold_out: soldOut, until },
        }),
      ),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: key }),
        queries.invalidateQueries({ queryKey: menuKey(locationId) }),
      ]),
  });
  return { stops: stops.data?.items ?? [], isLoaded: stops.isSuccess, error: stops.error ?? change.error, change };
}
