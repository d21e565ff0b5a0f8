package dev.tidewatch.oracle.export.iceberg;

import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.jspecify.annotations.Nullable;

/** A directory of tables, and the catalogue that says which snapshot of each is the newest: rows of two tables in a database. */
public final class IcebergWarehouse implements AutoCloseable {

    /** Spark and Trino ask a catalogue in a database for its name. */
    private static final String NAME = "tidewatch";

    private static final String OWN_CATALOG = "catalog.db";
    private static final String TAKES =
            "; --catalog takes jdbc:postgresql://HOST/DATABASE or jdbc:sqlite:FILE, and PostgreSQL's user and password come from"
                    + " CATALOG_USER and CATALOG_PASSWORD";

    private final JdbcCatalog catalog;
    private final Path directory;
    private final Namespace namespace;

    private IcebergWarehouse(JdbcCatalog catalog, Path directory, String namespace) {
        this.catalog = catalog;
        this.directory = directory;
        this.namespace = Namespace.of(namespace);
    }

    /**
     * Opens the catalogue, and makes its tables if they are not there.
     *
     * @param output where the files of the tables go
     * @param url of a database; null for a file of SQLite in the directory
     * @param namespace in which the tables are
     * @param environment may have the user and the password
     * @throws UserError if the directory or the catalogue cannot be used
     */
    public static IcebergWarehouse open(
            Path output, @Nullable String url, String namespace, Map<String, String> environment) {
        Path directory = output.toAbsolutePath().normalize();
        check(output, url == null);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UserError("--output " + output + " cannot be written: " + e.getMessage(), e);
        }
        Map<String, String> properties = new HashMap<>();
        properties.put(CatalogProperties.URI, url == null ? "jdbc:sqlite:" + directory.resolve(OWN_CATALOG) : url);
        properties.put(CatalogProperties.WAREHOUSE_LOCATION, directory.toString());
        set(properties, "user", environment.get("CATALOG_USER"));
        set(properties, "password", environment.get("CATALOG_PASSWORD"));
        JdbcCatalog catalog = new JdbcCatalog(any -> new LocalFiles(), null, true);
        IcebergWarehouse warehouse = new IcebergWarehouse(catalog, directory, namespace);
        try {
            catalog.initialize(NAME, properties);
            if (!catalog.namespaceExists(warehouse.namespace)) {
                catalog.createNamespace(warehouse.namespace);
            }
            return warehouse;
        } catch (UncheckedSQLException e) {
            catalog.close();
            throw new UserError("cannot open the catalogue: " + reason(e) + TAKES, e);
        }
    }

    /** Returns a table, which need not be there yet. */
    public IcebergTable table(String name) {
        return new IcebergTable(catalog, namespace, name, directory);
    }

    /** Returns what a failure comes from, as the database said it. */
    static @Nullable String reason(Throwable failure) {
        return failure.getCause() == null
                ? failure.getMessage()
                : failure.getCause().getMessage();
    }

    private static void check(Path output, boolean isOwnCatalog) {
        if (Files.exists(output) && !Files.isDirectory(output)) {
            throw new UserError(
                    "--output " + output + " is a file; name a directory, which is made if it is not there");
        }
        if (!isOwnCatalog || !Files.exists(output) || Files.exists(output.resolve(OWN_CATALOG))) {
            return;
        }
        try (var files = Files.list(output)) {
            if (files.findAny().isPresent()) {
                throw new UserError(
                        "--output " + output + " has files, but no " + OWN_CATALOG
                                + " of earlier Iceberg tables; name another directory, or the catalogue of these tables with --catalog");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(Map<String, String> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(JdbcCatalog.PROPERTY_PREFIX + name, value);
        }
    }

    @Override
    public void close() {
        catalog.close();
    }
}
