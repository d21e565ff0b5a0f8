package dev.tidewatch.oracle.warehouse;

import dev.tidewatch.app.UserError;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Both sides in a DuckDB of its own, which joins them: memory is bounded, what does not fit goes to the disk. */
final class Staging implements AutoCloseable {

    private static final String MEMORY = "1000MB";

    /** A row that a record without a value deleted. */
    private static final String GONE = "";

    private static final String EXTENTS = "extent";
    private static final String ROWS =
            " (table_name VARCHAR, row_key VARCHAR, part INTEGER, place BIGINT, content VARCHAR)";

    /** Keeps the newest of each row that the topic has; those of a warehouse that are older or newer than what was read are left out. */
    private static final String PAIRS = "CREATE TABLE pair AS WITH newest AS (SELECT * FROM published"
            + " QUALIFY row_number() OVER (PARTITION BY table_name, row_key ORDER BY place DESC) = 1)"
            + " SELECT table_name, row_key, p.content AS published, l.content AS loaded,"
            + " l.place IS NOT NULL AND (l.place < coalesce(e.first_place, 0) OR l.place >= coalesce(e.end_place, l.place + 1)) AS is_outside"
            + " FROM (SELECT * FROM newest WHERE content <> '" + GONE
            + "') p FULL JOIN loaded l USING (table_name, row_key)"
            + " LEFT JOIN " + EXTENTS + " e ON e.of_table = table_name AND e.of_part = coalesce(l.part, p.part)";

    /** One value of each of two sides. */
    record Pair(
            String table,
            String key,
            @Nullable String published,
            @Nullable String loaded) {}

    private final Connection connection;

    private Staging(Connection connection) {
        this.connection = connection;
    }

    static Staging in(Path directory) {
        try {
            Staging staging =
                    new Staging(DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("warehouse.duckdb")));
            staging.execute("SET memory_limit = '" + MEMORY + "'");
            staging.execute("SET temp_directory = '"
                    + directory.resolve("warehouse-spill").toString().replace("'", "''") + "'");
            staging.execute("SET preserve_insertion_order = false");
            staging.execute("CREATE TABLE published" + ROWS);
            staging.execute("CREATE TABLE loaded" + ROWS);
            staging.execute("CREATE TABLE " + EXTENTS
                    + " (of_table VARCHAR, of_part INTEGER, first_place BIGINT, end_place BIGINT)");
            return staging;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Where rows go; closed when all are there. */
    Side side(String name) {
        try {
            return new Side(
                    connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, name));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The rows of one side. */
    record Side(DuckDBAppender appender) implements AutoCloseable {

        void add(LoadedTable table, String key, int partition, long offset, @Nullable String content) {
            try {
                appender.beginRow();
                appender.append(table.table());
                appender.append(key);
                appender.append(partition);
                appender.append(offset);
                appender.append(content == null ? GONE : content);
                appender.endRow();
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        @Override
        public void close() {
            try {
                appender.close();
            } catch (SQLException e) {
                throw failed(e);
            }
        }
    }

    /** Rows of records before the first offset are on the topic no more; those from the end on came while it was read. */
    void extent(LoadedTable table, int partition, long first, long end) {
        try {
            execute("INSERT INTO " + EXTENTS + " VALUES ('" + table.table() + "', " + partition + ", " + first + ", "
                    + end + ")");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Pairs the sides; to be called once both are there. */
    void pair() {
        try {
            execute(PAIRS);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    long compared() {
        return count("NOT is_outside");
    }

    /** Rows of a table that are not compared. */
    long outside(LoadedTable table) {
        return count("is_outside AND table_name = '" + table.table() + "'");
    }

    long different(LoadedTable table) {
        return count("NOT is_outside AND published IS DISTINCT FROM loaded AND table_name = '" + table.table() + "'");
    }

    /** The first of a table, by key. */
    List<Pair> differences(LoadedTable table, int most) {
        List<Pair> pairs = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT row_key, published, loaded FROM pair WHERE NOT is_outside"
                                + " AND published IS DISTINCT FROM loaded AND table_name = '" + table.table()
                                + "' ORDER BY row_key, published, loaded LIMIT " + most)) {
            while (rows.next()) {
                pairs.add(new Pair(table.table(), rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return pairs;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private long count(String condition) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM pair WHERE " + condition)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static UserError failed(SQLException e) {
        return new UserError("verify cannot compare the warehouse: " + e.getMessage(), e);
    }
}
