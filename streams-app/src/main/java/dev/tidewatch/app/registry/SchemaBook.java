package dev.tidewatch.app.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/** The schemas that a registry has told, in a file that outlives the process: a line each, after a check sum of them all. */
final class SchemaBook {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Consumer<String> warnings;
    private final Set<Entry> entries = new LinkedHashSet<>();

    /**
     * One answer of the registry.
     *
     * @param subject empty where it was asked for an id alone
     */
    record Entry(String subject, int id, String schema) {

        /** A registry that was set up anew tells other ids than before. */
        boolean contradicts(Entry other) {
            boolean sameId = other.id == id;
            boolean sameSchema = other.schema.equals(schema);
            return sameId ? !sameSchema : sameSchema && other.subject.equals(subject);
        }
    }

    private SchemaBook(Path file, Consumer<String> warnings) {
        this.file = file;
        this.warnings = warnings;
    }

    /** Begins anew, and says so, where the file is damaged. */
    static SchemaBook at(Path file, Consumer<String> warnings) {
        SchemaBook book = new SchemaBook(file, warnings);
        if (Files.exists(file)) {
            try {
                book.entries.addAll(read(Files.readAllLines(file, StandardCharsets.UTF_8)));
            } catch (IOException | IllegalArgumentException e) {
                warnings.accept("The remembered schemas in " + file
                        + " are damaged and left out; the registry is asked again: " + e.getMessage());
            }
        }
        return book;
    }

    synchronized Optional<String> schema(int id) {
        return entries.stream()
                .filter(entry -> entry.id == id)
                .map(Entry::schema)
                .findFirst();
    }

    synchronized OptionalInt id(String subject, String schema) {
        return entries.stream()
                .filter(entry -> entry.subject.equals(subject) && entry.schema.equals(schema))
                .mapToInt(Entry::id)
                .findFirst();
    }

    synchronized boolean knows(String subject) {
        return entries.stream().anyMatch(entry -> entry.subject.equals(subject));
    }

    /** Writes an entry in place of what contradicts it. */
    synchronized void put(Entry entry) {
        if (entries.contains(entry)) {
            return;
        }
        entries.removeIf(entry::contradicts);
        entries.add(entry);
        try {
            write();
        } catch (IOException e) {
            warnings.accept("Cannot write " + file + ", a restart without the registry will lack a schema: " + e);
        }
    }

    private void write() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            lines.add(JSON.writeValueAsString(entry));
        }
        lines.add(0, checksum(lines));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, lines, StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Entry> read(List<String> lines) throws JsonProcessingException {
        List<String> content = lines.isEmpty() ? lines : lines.subList(1, lines.size());
        if (lines.isEmpty() || !lines.get(0).equals(checksum(content))) {
            throw new IllegalArgumentException("the check sum differs");
        }
        List<Entry> entries = new ArrayList<>();
        for (String line : content) {
            entries.add(JSON.readValue(line, Entry.class));
        }
        return entries;
    }

    private static String checksum(List<String> lines) {
        CRC32 sum = new CRC32();
        sum.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
