import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';

export function StockLinks() {
  const t = usePanelTexts().stock;
  const { may } = usePlace();
  return (
    <Group gap="sm">
      {may('read_ingredient') && (
        <Button variant="default" renderRoot={(props) => <Link to="/ingredients" {...props} />}>{t.ingredients}</Button>
      )}
      <Button variant="default" renderRoot={(props) => <Link to="/stock/movements" {...props} />}>{t.movements}</Button>
      {may('update_stock') && (
        <>
          <Button renderRoot={(props) => <Link to="/stock/new/$kind" params={{ kind: 'receipt' }} {...props} />}>{t.kinds.receipt}</Button>
          <Button variant="default" renderRoot={(props) => <Link to="/stock/new/$kind" params={{ kind: 'count' }} {...props} />}>{t.kinds.count}</Button>
          <Button variant="default" renderRoot={(props) => <Link to="/stock/new/$kind" params={{ kind: 'waste' }} {...props} />}>{t.kinds.waste}</Button>
        </>
      )}
    </Group>
  );
}
