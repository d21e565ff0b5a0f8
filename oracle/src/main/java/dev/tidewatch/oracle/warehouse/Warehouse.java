package dev.tidewatch.oracle.warehouse;

import dev.tidewatch.app.UserError;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The database that somebody loaded; it is only read. */
final class Warehouse implements AutoCloseable {

    private static final String DUCKDB = "jdbc:duckdb:";
    private static final int ROWS_AT_ONCE = 1000;

    private final Connection connection;

    private Warehouse(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @param environment may have the user and the password, as the connectors take them
     * @throws UserError if nothing answers there
     */
    static Warehouse at(String url, Map<String, String> environment) {
        Properties properties = new Properties();
        if (url.startsWith(DUCKDB)) {
            properties.setProperty("duckdb.read_only", "true");
        } else {
            set(properties, "user", environment.get("WAREHOUSE_USER"));
            set(properties, "password", environment.get("WAREHOUSE_PASSWORD"));
        }
        try {
            Connection connection = DriverManager.getConnection(url, properties);
            // A driver reads row by row in a transaction only.
            connection.setAutoCommit(false);
            return new Warehouse(connection);
        } catch (SQLException e) {
            throw new UserError(
                    "cannot connect to the warehouse: " + e.getMessage()
                            + "; --warehouse takes jdbc:postgresql://HOST/DATABASE or jdbc:duckdb:FILE, and PostgreSQL's user and"
                            + " password come from WAREHOUSE_USER and WAREHOUSE_PASSWORD",
                    e);
        }
    }

    private static void set(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    /** The columns of a table but the place of its record. */
    SortedMap<String, ColumnForm> columns(LoadedTable table) {
        SortedMap<String, ColumnForm> columns = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table.table() + " WHERE 1 = 0")) {
            ResultSetMetaData meta = none.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.put(meta.getColumnName(i), ColumnForm.of(meta.getColumnType(i), meta.getColumnTypeName(i)));
            }
        } catch (SQLException e) {
            throw new UserError(
                    "cannot read the table " + table.table() + " of the warehouse: " + e.getMessage()
                            + "; deploy/warehouse/tables.sql makes it",
                    e);
        }
        columns.remove(LoadedTable.PARTITION);
        columns.remove(LoadedTable.OFFSET);
        return columns;
    }

    /** Hands over every row. */
    void read(LoadedTable table, SortedMap<String, ColumnForm> columns, Receiver receiver) {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery(table.query(columns.keySet()))) {
                while (rows.next()) {
                    SortedMap<String, String> row = new TreeMap<>();
                    int place = 3;
                    for (Map.Entry<String, ColumnForm> column : columns.entrySet()) {
                        String text = rows.getString(place++);
                        if (text != null) {
                            row.put(column.getKey(), column.getValue().loaded(text));
                        }
                    }
                    receiver.row(rows.getInt(1), rows.getLong(2), row);
                }
            }
        } catch (SQLException e) {
            throw new UserError("cannot read the table " + table.table() + " of the warehouse: " + e.getMessage(), e);
        }
    }

    /** Takes a row and where on the topic its record stands. */
    interface Receiver {

        void row(int partition, long offset, SortedMap<String, String> row);
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new UserError("cannot disconnect from the warehouse: " + e.getMessage(), e);
        }
    }
}
