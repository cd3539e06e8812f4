-- Guests without an account order and cancel too: then there is no actor.

ALTER TABLE order_history
    ALTER COLUMN actor_id DROP NOT NULL,
    ADD CONSTRAINT order_history_guests CHECK (actor_id IS NOT NULL OR actor_role = 'guest');
