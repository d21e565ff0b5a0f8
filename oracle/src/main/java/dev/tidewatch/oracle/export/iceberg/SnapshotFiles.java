package dev.tidewatch.oracle.export.iceberg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/**
 * The files of a table's newest snapshot beside those that were written now. The same rows make the same bytes, so a file that says what one of the
 * same day says already need not come in.
 *
 * @param fresh files that were written and are not in the snapshot
 * @param gone files of the snapshot that say what is no longer so
 */
record SnapshotFiles(List<Path> fresh, List<DataFile> gone) {

    private static final String DAY = "day=";

    /**
     * Compares.
     *
     * @param former null if there is no table yet
     * @param stage where files were written
     */
    static SnapshotFiles compared(@Nullable Table former, Path stage) throws IOException {
        Map<Long, List<Path>> bySize = new TreeMap<>();
        try (Stream<Path> files = Files.walk(stage)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                bySize.computeIfAbsent(Files.size(file), size -> new ArrayList<>())
                        .add(file);
            }
        }
        List<DataFile> gone = new ArrayList<>();
        if (former != null) {
            try (CloseableIterable<FileScanTask> tasks = former.newScan().planFiles()) {
                for (FileScanTask task : tasks) {
                    List<Path> likely = bySize.getOrDefault(task.file().fileSizeInBytes(), List.of());
                    // Somebody has deleted rows of a file that has deletes.
                    if (!task.deletes().isEmpty() || !isTaken(task.file(), likely)) {
                        gone.add(task.file());
                    }
                }
            }
        }
        return new SnapshotFiles(bySize.values().stream().flatMap(List::stream).toList(), gone);
    }

    /** Takes the written file out that is the same, if there is one. */
    private static boolean isTaken(DataFile file, List<Path> likely) throws IOException {
        Path there = Path.of(file.location());
        if (!Files.exists(there)) {
            return false;
        }
        for (Iterator<Path> each = likely.iterator(); each.hasNext(); ) {
            if (Files.mismatch(there, each.next()) == -1) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    /** Puts the files that are new into the table's directory, where nobody sees them before a commit. */
    List<DataFile> moveAdded(Table table, FileMetrics metrics) throws IOException {
        Map<Path, Metrics> counted = metrics.of(fresh);
        List<DataFile> added = new ArrayList<>();
        for (Path file : fresh) {
            Metrics rows = counted.get(file);
            // A file without rows is none.
            if (rows != null) {
                added.add(moved(file, table, rows));
            }
        }
        return added;
    }

    private static DataFile moved(Path file, Table table, Metrics rows) throws IOException {
        PartitionData partition = new PartitionData(table.spec().partitionType());
        if (table.spec().isPartitioned()) {
            String day = file.getName(file.getNameCount() - 2).toString().substring(DAY.length());
            partition.set(0, Math.toIntExact(LocalDate.parse(day).toEpochDay()));
        }
        String name = UUID.randomUUID() + ".parquet";
        String location = table.spec().isPartitioned()
                ? table.locationProvider().newDataLocation(table.spec(), partition, name)
                : table.locationProvider().newDataLocation(name);
        Path target = Path.of(location);
        Files.createDirectories(target.getParent());
        Files.move(file, target);
        return DataFiles.builder(table.spec())
                .withPath(location)
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(Files.size(target))
                .withPartition(partition)
                .withMetrics(rows)
                .build();
    }
}
