package dev.tidewatch.oracle.export;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the tables of an export go. */
interface Destination extends AutoCloseable {

    /** Writes a table, and returns what a person is told of it. */
    String write(ExportedTable table, ParquetTables rows) throws IOException;

    /**
     * Ends an export of which every table is written.
     *
     * @param partOfRetentionMetrics the options of the replay that left rows out; null if all are there
     */
    void finish(@Nullable String partOfRetentionMetrics) throws IOException;

    @Override
    void close();
}
