package dev.tidewatch.oracle.export.iceberg;

import dev.tidewatch.app.UserError;
import dev.tidewatch.oracle.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * A table whose newest snapshot is made equal to rows of the database. Files of days that did not change stay, and columns and files change in one
 * commit: a reader finds the former snapshot or the new one, and an export that was killed leaves the former, beside files that belong to none.
 */
public final class IcebergTable {

    private final Catalog catalog;
    private final TableIdentifier id;
    private final Path warehouse;

    IcebergTable(Catalog catalog, Namespace namespace, String name, Path warehouse) {
        this.catalog = catalog;
        id = TableIdentifier.of(namespace, name);
        this.warehouse = warehouse;
    }

    /**
     * Says what a table holds.
     *
     * @param day the column whose day parts the files; null if they are not parted
     */
    public record Form(List<Column> columns, @Nullable String day) {}

    /** Writes the rows. */
    public interface Rows {

        /**
         * Writes Parquet files.
         *
         * @param fieldIds the database's option
         * @param folder which exists: {@code day=2026-03-01/*.parquet} or {@code *.parquet}
         */
        void write(String fieldIds, Path folder) throws IOException;
    }

    /**
     * Makes the table equal to the rows.
     *
     * @param stage a directory that does not exist yet
     * @param summary what the snapshot says of itself
     * @return the file of metadata that is the newest now
     * @throws UserError if it cannot be done; then the table is what it was
     */
    public Path replace(Form form, Rows rows, Database database, Path stage, Map<String, String> summary)
            throws IOException {
        Schema written = ColumnTypes.of(form.columns());
        Table former = catalog.tableExists(id) ? catalog.loadTable(id) : null;
        Transaction change = former == null
                ? catalog.newCreateTableTransaction(id, written, parted(written, form))
                : grown(former, written, form);
        Table table = change.table();
        Files.createDirectories(stage);
        rows.write(FieldIds.of(written.asStruct(), table.schema().asStruct()), stage);
        List<String> names = form.columns().stream().map(Column::name).toList();
        SnapshotFiles files = SnapshotFiles.compared(former, stage);
        List<DataFile> added = files.moveAdded(table, new FileMetrics(database, table.schema(), names));
        try {
            if (!added.isEmpty() || !files.gone().isEmpty()) {
                commit(change, former == null ? null : former.currentSnapshot(), added, files.gone(), summary);
            }
            change.commitTransaction();
        } catch (RuntimeException e) {
            throw refused(e, added);
        }
        return Path.of(
                ((BaseTable) catalog.loadTable(id)).operations().current().metadataFileLocation());
    }

    private Transaction grown(Table former, Schema written, Form form) {
        if (!Path.of(former.location()).startsWith(warehouse)) {
            throw new UserError("the table " + id + " of the catalogue is in " + former.location()
                    + ", not in --output; name the directory that it is in, or another --namespace");
        }
        for (Types.NestedField field : former.schema().columns()) {
            if (field.isRequired() && written.findField(field.name()) == null) {
                throw new UserError(
                        "the table " + id + " needs a value in the column " + field.name()
                                + ", which this version does not write; export with the version that made the table, or to another --namespace");
            }
        }
        Transaction change = former.newTransaction();
        try {
            // An update that changes nothing would stand in the way of another try.
            if (!former.updateSchema().unionByNameWith(written).apply().sameSchema(former.schema())) {
                change.updateSchema().unionByNameWith(written).commit();
            }
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "the table " + id + " has a column of another type: " + e.getMessage()
                            + "; export to another --namespace",
                    e);
        }
        if (!former.spec().compatibleWith(parted(change.table().schema(), form))) {
            throw new UserError("the table " + id + " is partitioned as " + former.spec()
                    + ", and export writes files by the day; export to another --namespace");
        }
        return change;
    }

    private static PartitionSpec parted(Schema schema, Form form) {
        String day = form.day();
        return day == null
                ? PartitionSpec.unpartitioned()
                : PartitionSpec.builderFor(schema).day(day).build();
    }

    /** Whoever else has changed the files since they were looked at comes first; then nothing is committed. */
    private static void commit(
            Transaction change,
            @Nullable Snapshot former,
            List<DataFile> added,
            List<DataFile> gone,
            Map<String, String> summary) {
        OverwriteFiles files = change.newOverwrite()
                .conflictDetectionFilter(Expressions.alwaysTrue())
                .validateNoConflictingData()
                .validateNoConflictingDeletes();
        if (former != null) {
            files.validateFromSnapshot(former.snapshotId());
        }
        added.forEach(files::addFile);
        gone.forEach(files::deleteFile);
        summary.forEach(files::set);
        files.commit();
    }

    /** Files stay where nobody can say that the commit failed: the table may have them. */
    private UserError refused(RuntimeException failure, List<DataFile> added) throws IOException {
        if (failure instanceof CleanableFailure) {
            for (DataFile file : added) {
                Files.deleteIfExists(Path.of(file.location()));
            }
        }
        return new UserError(
                "cannot commit the table " + id + ": " + IcebergWarehouse.reason(failure)
                        + "; its snapshots are whole, and another export makes it equal to the topic",
                failure);
    }
}
