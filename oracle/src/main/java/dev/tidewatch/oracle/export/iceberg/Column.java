package dev.tidewatch.oracle.export.iceberg;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table as the database has it.
 *
 * @param type such as {@code DECIMAL(38,6)}
 * @param required if every row has a value
 * @param nested the type of a list, a map or a record; null if the column holds one value
 */
public record Column(
        String name,
        String type,
        boolean required,
        @Nullable Schema nested) {}
