package dev.tidewatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Says what was built: version, Kafka, Confluent's client, Avro. */
public final class Version implements IVersionProvider {

    /** Such as {@code 1.2.0}. */
    public static String number() {
        return built().getProperty("tidewatch");
    }

    static void printTo(PrintWriter out) {
        for (String line : new Version().getVersion()) {
            out.println(line);
        }
    }

    @Override
    public String[] getVersion() {
        Properties built = built();
        return new String[] {
            "tidewatch " + built.getProperty("tidewatch"),
            "Kafka " + built.getProperty("kafka"),
            "Schema Registry client " + built.getProperty("confluent"),
            "Avro " + built.getProperty("avro"),
            "Java " + Runtime.version()
        };
    }

    private static Properties built() {
        Properties built = new Properties();
        try (InputStream properties = Version.class.getResourceAsStream("version.properties")) {
            built.load(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return built;
    }

    /** On one line. */
    @Override
    public String toString() {
        return String.join(", ", getVersion());
    }
}
