package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.postgresql.PGConnection;

/**
 * Does by hand what {@code dbt build} does, since the build has no dbt: it makes the models of {@code deploy/warehouse/dbt} in their order
 * and asks their tests. Holds each model against the view of its name, row by row, and each test against what it must find.
 */
final class DbtAnswers {

    private static final List<String> COPIED = List.of(
            "mrr_movements",
            "retention_metrics",
            "cohort_retention",
            "customer_health",
            "at_risk_alerts",
            "alert_outcomes");

    /** None is open when the examples end. */
    private static final String ALERTS_ARE_OPEN = "UPDATE at_risk_alerts SET state = 'RAISED' WHERE kind = 'AT_RISK'";

    private final Warehouse warehouse;
    private final DbtProject project;

    private DbtAnswers(Warehouse warehouse, DbtProject project) {
        this.warehouse = warehouse;
        this.project = project;
    }

    /**
     * In both databases.
     *
     * @param replay in one currency
     * @param several in which there are several, and days without a rate
     */
    static void equal(Path replay, Path several) throws IOException, SQLException, InterruptedException {
        DbtProject forDuckdb = DbtProject.of("duckdb", "memory");
        try (Warehouse duckdb = Warehouse.of(several)) {
            new DbtAnswers(duckdb, forDuckdb).build();
        }
        try (Warehouse duckdb = Warehouse.of(replay);
                PostgresServer server = new PostgresServer()) {
            DbtAnswers first = new DbtAnswers(duckdb, forDuckdb);
            first.build();
            first.findWhatIsWrong();
            server.deploy();
            try (Warehouse postgres = server.warehouse()) {
                copy(duckdb, postgres, replay.resolveSibling("copied.csv"));
                DbtAnswers second = new DbtAnswers(postgres, DbtProject.of("postgres", "postgres"));
                second.build();
                second.findWhatIsWrong();
            }
        }
    }

    /** The lines of the movements come by the triggers. */
    private static void copy(Warehouse duckdb, Warehouse postgres, Path file) throws IOException, SQLException {
        for (String table : COPIED) {
            duckdb.run("COPY " + table + " TO '" + file.toString().replace("'", "''") + "' (HEADER)");
            try (InputStream rows = Files.newInputStream(file)) {
                postgres.connection()
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + table + " FROM STDIN (FORMAT csv, HEADER)", rows);
            }
        }
    }

    private void build() throws SQLException {
        warehouse.run(ALERTS_ARE_OPEN);
        warehouse.run("CREATE SCHEMA " + DbtProject.SCHEMA);
        for (DbtProject.Model model : project.models()) {
            warehouse.run("CREATE VIEW " + model.relation() + " AS (\n" + model.sql() + "\n)");
            sameAsTheView(model);
        }
        assertThat(red(name -> true)).isEmpty();
    }

    private void sameAsTheView(DbtProject.Model model) throws SQLException {
        String rows = "SELECT CAST(one AS VARCHAR) FROM %s one";
        List<String> view = warehouse.rows(rows.formatted(model.name()));
        assertThat(view).as(model.name()).isNotEmpty();
        assertThat(warehouse.rows(rows.formatted(model.relation())))
                .as(model.name())
                .containsExactlyInAnyOrderElementsOf(view);
        List<String> columns = columns(model.relation());
        assertThat(columns).isEqualTo(columns(model.name())).containsAll(model.columns());
        // The columns of the movements are described where the tables are.
        assertThat(model.columns()).hasSize(model.name().equals("current_movements") ? 3 : columns.size());
    }

    private List<String> columns(String relation) throws SQLException {
        try (Statement statement = warehouse.connection().createStatement();
                ResultSet results = statement.executeQuery("SELECT * FROM " + relation + " WHERE FALSE")) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                columns.add(results.getMetaData().getColumnName(i));
            }
            return columns;
        }
    }

    /** Returns the tests of dbt that find something. */
    private Set<String> red(Predicate<String> asked) throws SQLException {
        Set<String> red = new TreeSet<>();
        for (DbtProject.Check check : project.checks()) {
            if (asked.test(check.name()) && !warehouse.rows(check.failures()).equals(List.of("0"))) {
                red.add(check.name());
            }
        }
        return red;
    }

    /** Plants one fault after another, and has each found; each test that is a file of its own is red once. */
    private void findWhatIsWrong() throws SQLException, IOException {
        Set<String> seen = new TreeSet<>();
        warehouse.connection().setAutoCommit(false);
        for (DbtFault fault : DbtFault.ALL) {
            for (String statement : fault.statements()) {
                warehouse.run(statement);
            }
            Set<String> red = red(fault.found()::contains);
            assertThat(red).as(fault.toString()).containsExactlyInAnyOrderElementsOf(fault.found());
            seen.addAll(red);
            warehouse.connection().rollback();
        }
        warehouse.connection().setAutoCommit(true);
        assertThat(seen).containsAll(DbtViewsTest.singular());
    }
}
