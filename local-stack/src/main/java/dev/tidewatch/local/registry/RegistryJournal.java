package dev.tidewatch.local.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.local.machine.LocalStackException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The registry's decisions as JSON Lines. An append that returned survives a crash; one that was interrupted leaves
 * an unfinished last line, which nobody was told about and which the next start ignores.
 */
final class RegistryJournal implements RegistryLog {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final FileChannel channel;
    private final List<RegistryEvent> restored;
    private long end;

    private RegistryJournal(Path file, FileChannel channel, List<RegistryEvent> restored, long end) {
        this.file = file;
        this.channel = channel;
        this.restored = restored;
        this.end = end;
    }

    static RegistryJournal open(Path file) {
        try {
            byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            int end = lengthOfFinishedLines(content);
            List<RegistryEvent> restored = parse(file, new String(content, 0, end, StandardCharsets.UTF_8));
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new RegistryJournal(file, channel, restored, end);
        } catch (IOException e) {
            throw new LocalStackException(
                    "Cannot open the schema journal " + file + " (" + e.getMessage()
                            + "): make it readable and writable, or choose another data directory.",
                    e);
        }
    }

    private static int lengthOfFinishedLines(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static List<RegistryEvent> parse(Path file, String lines) {
        var events = new ArrayList<RegistryEvent>();
        for (String line : lines.lines().toList()) {
            try {
                events.add(JSON.readValue(line, RegistryEvent.class));
            } catch (JsonProcessingException e) {
                throw new LocalStackException(
                        "The schema journal " + file + " is damaged in line " + (events.size() + 1)
                                + ": restore it from a copy, or choose another data directory.",
                        e);
            }
        }
        return events;
    }

    @Override
    public List<RegistryEvent> restored() {
        return restored;
    }

    @Override
    public void append(RegistryEvent event) {
        try {
            ByteBuffer line = StandardCharsets.UTF_8.encode(JSON.writeValueAsString(event) + "\n");
            int length = line.remaining();
            // What a failed append may have left behind.
            channel.truncate(end);
            channel.position(end);
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
            end += length;
        } catch (IOException e) {
            throw RegistryException.storage(file + ": " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
