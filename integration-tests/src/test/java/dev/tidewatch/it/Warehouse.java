package dev.tidewatch.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database with the tables and views of {@code deploy/warehouse}: a DuckDB in memory, or one that somebody else loads. */
record Warehouse(Connection connection) implements AutoCloseable {

    static final Path DEPLOYED = Path.of("..", "deploy", "warehouse");

    static Warehouse empty() throws IOException, SQLException {
        return empty("jdbc:duckdb:");
    }

    private static Warehouse empty(String url) throws IOException, SQLException {
        Warehouse warehouse = new Warehouse(DriverManager.getConnection(url));
        for (String file : List.of("functions-duckdb.sql", "tables.sql", "views.sql")) {
            warehouse.run(Files.readString(DEPLOYED.resolve(file)));
        }
        return warehouse;
    }

    static Warehouse of(Path replay) throws IOException, SQLException {
        Warehouse warehouse = empty();
        warehouse.load(replay);
        return warehouse;
    }

    /** One that a replay was loaded into, in a file. */
    static Warehouse of(Path replay, Path file) throws IOException, SQLException {
        Warehouse warehouse = empty("jdbc:duckdb:" + file);
        warehouse.load(replay);
        return warehouse;
    }

    void load(Path replay) throws IOException, SQLException {
        run("SET VARIABLE replay = '" + replay.toString().replace("'", "''") + "'");
        run(Files.readString(DEPLOYED.resolve("load-duckdb.sql")));
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query, each as its values with a space in between; a null is {@code none}. */
    List<String> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (results.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    String value = results.getString(i);
                    values.add(value == null ? "none" : value);
                }
                rows.add(String.join(" ", values));
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
