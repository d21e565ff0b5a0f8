package dev.tidewatch.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.it.Cluster;
import dev.tidewatch.it.JavaCommand;
import dev.tidewatch.local.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A broker in a process of its own, to be killed; it comes back with its data, on its port. */
final class BrokerProcess implements AutoCloseable {

    private static final String READY = "broker at ";
    private static final Pattern ADDRESS = Pattern.compile(READY + "(\\S+):(\\d+)");

    private final Path directory;
    private final Path log;
    private Process process;
    private String port = "0";

    private BrokerProcess(Path directory) {
        this.directory = directory;
        this.log = directory.resolveSibling("broker.log");
    }

    static BrokerProcess in(Path directory) throws IOException {
        BrokerProcess broker = new BrokerProcess(directory);
        broker.start();
        return broker;
    }

    /** Returns when it takes requests. */
    void start() throws IOException {
        process = new ProcessBuilder(JavaCommand.of(BrokerProcess.class.getName(), directory.toString(), port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(Cluster.PATIENCE).untilAsserted(() -> {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(Files.readString(log)).contains(READY);
        });
        port = address().group(2);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String bootstrapServers() throws IOException {
        Matcher address = address();
        return address.group(1) + ":" + address.group(2);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Matcher address() throws IOException {
        Matcher address = ADDRESS.matcher(Files.readString(log));
        assertThat(address.find()).isTrue();
        return address;
    }

    /** Ends with the process that started it, whose end closes the standard input. */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.in(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.out.println(READY + broker.bootstrapServers());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
