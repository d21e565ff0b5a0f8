package dev.tidewatch.oracle.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parquet files in a folder that appears when all of them are there. */
final class ParquetDestination implements Destination {

    private final ExportFolder folder;
    private final Map<String, Written> written = new LinkedHashMap<>();

    private ParquetDestination(ExportFolder folder) {
        this.folder = folder;
    }

    static ParquetDestination at(Path output, boolean force) throws IOException {
        return new ParquetDestination(ExportFolder.at(output, force));
    }

    /** Holds what was written of a table, and how far its topic was read. */
    record Written(long rows, String topic, Map<Integer, Long> lastOffsets) {}

    /**
     * Becomes {@code export.json}.
     *
     * @param partOfRetentionMetrics the options of the replay that left rows out; null if all are there
     */
    record Summary(
            ExportCommand.Format format,
            Map<String, Written> tables,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String partOfRetentionMetrics) {}

    @Override
    public String write(ExportedTable table, ParquetTables rows) throws IOException {
        rows.write(table, folder.of(table));
        Written done = new Written(rows.rows(table), table.topic(), rows.ends(table));
        written.put(table.table(), done);
        return "%s: %d rows".formatted(table.table(), done.rows());
    }

    @Override
    public void finish(@Nullable String partOfRetentionMetrics) throws IOException {
        folder.finish(new Summary(ExportCommand.Format.PARQUET, written, partOfRetentionMetrics));
    }

    /** Unfinished files stay beside DIR until the next export. */
    @Override
    public void close() {}
}
