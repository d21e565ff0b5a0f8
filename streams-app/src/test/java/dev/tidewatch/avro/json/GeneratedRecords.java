package dev.tidewatch.avro.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The schema of every generated class of a topic, found through the schema files. */
final class GeneratedRecords {

    private static final Path SOURCES = Path.of("..", "schemas", "src", "main", "avro");
    private static final Set<String> TOPIC_NAMESPACES = Set.of("dev.tidewatch.event", "dev.tidewatch.output");

    private GeneratedRecords() {}

    static Stream<Schema> schemas() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<Schema> schemas = files.filter(Files::isRegularFile)
                    .map(GeneratedRecords::parse)
                    .filter(json -> json.path("type").asText().equals("record"))
                    .filter(json ->
                            TOPIC_NAMESPACES.contains(json.path("namespace").asText()))
                    .map(json -> json.path("namespace").asText() + "."
                            + json.path("name").asText())
                    .sorted()
                    .map(GeneratedRecords::schemaOf)
                    .toList();
            return schemas.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(Path file) {
        try {
            return PlainJson.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schemaOf(String className) {
        try {
            return SpecificData.get().getSchema(Class.forName(className));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
