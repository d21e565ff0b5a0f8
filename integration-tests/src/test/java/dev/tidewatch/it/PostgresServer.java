package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL of its own, in a temporary directory, which ends with the test. It refuses to run as root, and runs as Debian's user
 * postgres then. Its own time zone is far from UTC: what is stored must not depend on it.
 */
final class PostgresServer implements AutoCloseable {

    static final String USER = "finance";
    static final String PASSWORD = "spring tide";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEBIANS_USER = "postgres";

    /** As docs/warehouse.md has them. */
    private static final List<String> DEPLOYED =
            List.of("functions-postgresql.sql", "tables.sql", "triggers-postgresql.sql", "views.sql");

    private final Path programs = Path.of(Program.POSTGRES.path()).toRealPath().getParent();
    private final Path home = Files.createTempDirectory("tidewatch-postgres-");
    private final int port = FreePort.next();
    private Process process;

    PostgresServer() throws IOException, InterruptedException {
        Path password = Files.writeString(home.resolve("password"), PASSWORD);
        own(home);
        own(password);
        run(unprivileged(
                "initdb",
                "--pgdata=" + data(),
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync"));
        process = serve();
        awaitReady();
    }

    private Process serve() throws IOException {
        return started(unprivileged(
                "postgres",
                "-D",
                data().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off",
                "-c",
                "timezone=Asia/Tokyo"));
    }

    private Path data() {
        return home.resolve("data");
    }

    private void awaitReady() {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .failFast("it ended", () -> !process.isAlive())
                .until(() -> {
                    warehouse().close();
                    return true;
                });
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    String urlWithPassword() {
        return url() + "?user=" + USER + "&password=" + PASSWORD.replace(" ", "%20");
    }

    /** A connection of its own. */
    Warehouse warehouse() throws SQLException {
        return new Warehouse(DriverManager.getConnection(url(), USER, PASSWORD));
    }

    /** Makes tables and views, by psql as a person does; it may be done again. */
    void deploy() throws IOException, InterruptedException {
        List<String> psql = new ArrayList<>(List.of(
                programs.resolve("psql").toString(),
                "postgresql://" + USER + "@127.0.0.1:" + port + "/postgres",
                "--quiet",
                "--set=ON_ERROR_STOP=1"));
        DEPLOYED.forEach(file -> psql.add("--file=" + Warehouse.DEPLOYED.resolve(file)));
        run(psql);
    }

    /** How many connections wait for another to commit or to give up. */
    int waiting() throws SQLException {
        try (Warehouse warehouse = warehouse()) {
            return Integer.parseInt(warehouse
                    .rows("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                    .get(0));
        }
    }

    /** SIGKILL of all its processes, and a new one over what they left. */
    void crash() throws IOException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
        process = serve();
        awaitReady();
    }

    /** Whoever is connected does not hold it up. */
    @Override
    public void close() throws IOException {
        started(List.of("kill", "-INT", Long.toString(process.pid())));
        process.onExit().join();
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private List<String> unprivileged(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of(
                    "setpriv",
                    "--reuid=" + DEBIANS_USER,
                    "--regid=" + DEBIANS_USER,
                    "--clear-groups",
                    "--no-new-privs"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void own(Path file) throws IOException {
        if (isRoot()) {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(DEBIANS_USER));
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        int exitCode = started(command).waitFor();
        assertThat(exitCode)
                .as(() -> command + "\n" + contentOf(log().toFile()))
                .isZero();
    }

    private Process started(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(Map.of("PGPASSWORD", PASSWORD));
        return builder.start();
    }

    private Path log() {
        return home.resolve("log");
    }
}
