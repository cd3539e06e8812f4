import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import css from './Sheet.module.css';
import { useGuestTexts } from './i18n';

interface Props {
  title: string;
  picture?: ReactNode;
  footer?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** From below on a phone, from the side on a wide screen. */
export function Sheet({ title, picture, footer, onClose, children }: Props) {
  const t = useGuestTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opened = dialog.current;
    if (opened && !opened.open) opened.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.sheet}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={css.inside}>
        <div className={css.scroll} tabIndex={-1}>
          {picture && <div className={css.picture}>{picture}</div>}
          <button type="button" className={css.close} aria-label={t.close} onClick={onClose}>
            <IconX size={20} aria-hidden />
          </button>
          <div className={css.body}>
            <h2 id={id} className={css.title}>
              {title}
            </h2>
            {children}
          </div>
        </div>
        {footer && <div className={css.footer}>{footer}</div>}
      </div>
    </dialog>
  );
}
