-- What PostgreSQL does beside, where Kafka Connect loads the tables of tables.sql. It needs PostgreSQL 14 or newer, and may be run again.

-- The lines of a movement are rows of mrr_movement_lines: they come and go with the movement, in the same transaction.
CREATE OR REPLACE FUNCTION follow_movement() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM mrr_movement_lines l WHERE l.movement_id = OLD.movement_id AND l.revision = OLD.revision;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO mrr_movement_lines
        SELECT NEW.movement_id, NEW.revision, line_number, line ->> 'subscriptionId', line ->> 'planId', line ->> 'productId',
            line ->> 'interval', CAST(line ->> 'intervalCount' AS INTEGER), line -> 'attributes',
            CAST(line ->> 'before' AS DECIMAL(38, 6)), CAST(line ->> 'after' AS DECIMAL(38, 6))
        FROM json_array_elements(NEW.lines) WITH ORDINALITY AS numbered(line, line_number);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER movement_lines AFTER INSERT OR UPDATE OR DELETE ON mrr_movements
FOR EACH ROW EXECUTE FUNCTION follow_movement();

-- A segment and window have one live row. It carries the day that it was made on, so that of a new day would stand beside that of the day before.
CREATE OR REPLACE FUNCTION replace_live_row() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM retention_metrics r
    WHERE r.segment = NEW.segment AND r.window_name = NEW.window_name AND r.is_live AND r.business_day < NEW.business_day;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER live_row AFTER INSERT OR UPDATE ON retention_metrics
FOR EACH ROW WHEN (NEW.is_live) EXECUTE FUNCTION replace_live_row();
