import { Anchor, Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../api/session';
import { useGuestTexts } from '../i18n';
import { linkTo } from '../route';
import { guestName } from '../store';
import css from './Basket.module.css';
import { Choices } from './Choices';
import type { Draft } from './draft';
import { useSlots } from './useSlots';

interface Props {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  faults: Record<string, string>;
  byName: boolean;
}

const tips = ['5%', '10%', '15%'];

export function Details({ draft, onChange, faults, byName }: Props) {
  const t = useGuestTexts().basket;
  const { user } = useSession();
  const name = guestName.use();
  const slots = useSlots();
  const [codeOpen, setCodeOpen] = useState(false);
  const kind = (value: Draft['kind']) => ({ value, label: t.kinds[value] });
  const payment = (value: Draft['payment']) => ({ value, label: t.payments[value] });

  return (
    <div className={css.details}>
      {byName ? (
        <TextInput
          id="basket-name"
          size="md"
          label={t.name}
          description={t.nameHint}
          autoComplete="given-name"
          maxLength={80}
          value={name}
          error={faults.guest_name}
          onChange={(event) => guestName.set(event.currentTarget.value)}
        />
      ) : (
        <Text>{t.signedIn(user?.name ?? '')}</Text>
      )}
      {!user && <Anchor {...linkTo('/account')}>{t.orSignIn}</Anchor>}
      <Choices
        label={t.how}
        value={draft.kind}
        options={[kind('pickup'), kind('dine_in'), kind('takeaway')]}
        onChange={(next) => onChange({ kind: next, ...(next === 'dine_in' && { pickupAt: null }) })}
      />
      {slots.length > 0 && draft.kind !== 'dine_in' && (
        <NativeSelect
          size="md"
          label={t.when}
          value={draft.pickupAt ?? ''}
          error={faults['fulfilment.pickup_at']}
          data={[{ value: '', label: t.now }, ...slots]}
          onChange={(event) => onChange({ pickupAt: event.currentTarget.value || null })}
        />
      )}
      <Choices
        label={t.pay}
        value={draft.payment}
        options={[payment('card'), payment('cash')]}
        onChange={(next) => onChange({ payment: next })}
      />
      <Choices
        label={t.tip}
        value={draft.tip}
        options={[{ value: '', label: t.noTip }, ...tips.map((tip) => ({ value: tip, label: tip }))]}
        onChange={(next) => onChange({ tip: next })}
      />
      <TextInput
        id="basket-tip"
        size="md"
        label={t.ownTip}
        inputMode="decimal"
        value={tips.includes(draft.tip) ? '' : draft.tip}
        error={faults.tip ?? faults['tip.amount']}
        onChange={(event) => onChange({ tip: event.currentTarget.value })}
      />
      {codeOpen || draft.code ? (
        <TextInput
          size="md"
          label={t.code}
          maxLength={40}
          autoCapitalize="characters"
          value={draft.code}
          error={faults.promotion_code}
          onChange={(event) => onChange({ code: event.currentTarget.value })}
        />
      ) : (
        <Button variant="default" radius="xl" onClick={() => setCodeOpen(true)}>
          {t.addCode}
        </Button>
      )}
      <TextInput
        size="md"
        label={t.notes}
        maxLength={500}
        value={draft.notes}
        error={faults.notes}
        onChange={(event) => onChange({ notes: event.currentTarget.value })}
      />
    </div>
  );
}
