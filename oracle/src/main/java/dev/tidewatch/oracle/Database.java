package dev.tidewatch.oracle;

import dev.tidewatch.app.UserError;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A DuckDB of its own in a directory: bounded memory, what does not fit goes to the disk. */
public final class Database implements AutoCloseable {

    private static final String MEMORY = "2500MB";

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** Opens one in a directory, which exists. */
    public static Database in(Path directory) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("oracle.duckdb"));
            Database database = new Database(connection);
            database.execute("SET memory_limit = '" + MEMORY + "'");
            database.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
            database.execute(
                    "SET temp_directory = " + quoted(directory.resolve("spill").toString()));
            database.execute("SET preserve_insertion_order = false");
            return database;
        } catch (SQLException e) {
            throw failed("open a database in " + directory, e);
        }
    }

    /** @throws UserError naming the step if it cannot be done, such as on a full disk */
    void run(Step step) {
        try {
            execute(step.sql());
        } catch (SQLException e) {
            throw failed("recompute the step " + step.name().toLowerCase(Locale.ROOT), e);
        }
    }

    /**
     * Runs statements.
     *
     * @param wish what they are for, after "cannot"
     * @throws UserError with the wish if it cannot be done, such as on a full disk
     */
    public void run(String statements, String wish) {
        try {
            execute(statements);
        } catch (SQLException e) {
            throw failed(wish, e);
        }
    }

    /** Fills rows; the appender's columns are those of the table. */
    void append(String table, Rows rows) {
        try (DuckDBAppender appender =
                connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            rows.to(appender);
        } catch (SQLException e) {
            throw failed("fill the table " + table, e);
        }
    }

    /** Adds rows to a table. */
    interface Rows {

        void to(DuckDBAppender appender) throws SQLException;
    }

    /** One statement with its values. */
    void update(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed("run " + sql, e);
        }
    }

    /** Returns what {@code sql} finds. */
    public <T> List<T> query(String sql, Row<T> row) {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            List<T> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(row.of(results));
            }
            return rows;
        } catch (SQLException e) {
            throw failed("run " + sql, e);
        }
    }

    /** Reads the row that the results stand on. */
    public interface Row<T> {

        T of(ResultSet results) throws SQLException;
    }

    /** A path that steps read by {@code getvariable}. */
    public void set(String variable, Path path) {
        try {
            execute("SET VARIABLE " + variable + " = " + quoted(path.toString()));
        } catch (SQLException e) {
            throw failed("set " + variable, e);
        }
    }

    public long number(String sql) {
        return query(sql, results -> results.getLong(1)).get(0);
    }

    /** Returns a text as SQL has it. */
    public static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
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
            throw failed("close the database", e);
        }
    }

    private static UserError failed(String wish, SQLException e) {
        return new UserError("cannot " + wish + ": " + e.getMessage(), e);
    }
}
