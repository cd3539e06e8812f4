import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { all, from } from '../parts/all';

export const useGroups = () =>
  useQuery({
    queryKey: ['groups'],
    queryFn: () =>
      all((cursor) =>
        take(api.GET('/api/v1/modifier-groups', { params: { query: { limit: 200, ...from(cursor) } } })),
      ),
  });

export const useMenus = (locationId: string) =>
  useQuery({
    queryKey: ['menus', locationId],
    queryFn: async () => {
      const menus = await all((cursor) =>
        take(
          api.GET('/api/v1/menus', {
            params: { query: { location_id: locationId, limit: 200, ...from(cursor) } },
          }),
        ),
      );
      const bySort = <T extends { sort: number }>(list: T[]) => [...list].sort((a, b) => a.sort - b.sort);
      return Promise.all(
        bySort(menus).map(async (menu) => ({
          menu,
          categories: bySort(
            await all((cursor) =>
              take(
                api.GET('/api/v1/categories', {
                  params: { query: { menu_id: menu.id, limit: 200, ...from(cursor) } },
                }),
              ),
            ),
          ),
        })),
      );
    },
  });

export type MenuBranch = NonNullable<ReturnType<typeof useMenus>['data']>[number];

export const useSoldOut = (locationId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['sold-out', locationId],
    enabled,
    queryFn: () => take(api.GET('/api/v1/menu/sold-out', { params: { query: { location_id: locationId } } })),
  });

export const useIngredientChoice = (enabled = true) =>
  useQuery({
    queryKey: ['ingredients', 'all'],
    enabled,
    staleTime: 60_000,
    queryFn: () =>
      all((cursor) =>
        take(api.GET('/api/v1/ingredients', { params: { query: { limit: 200, ...from(cursor) } } })),
      ),
  });
