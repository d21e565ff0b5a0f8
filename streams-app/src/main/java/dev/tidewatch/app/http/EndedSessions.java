package dev.tidewatch.app.http;

import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sessions that were ended before their time, kept in a file until then: a restart opens none of them again. */
final class EndedSessions {

    /** Far more than browsers that anybody logs out. */
    private static final int MOST = 10_000;

    private final Optional<Path> file;
    private final Map<String, Instant> untilById = new TreeMap<>();

    /** @throws UserError if the file cannot be read: which sessions were ended is not known then */
    EndedSessions(Optional<Path> file) {
        this.file = file;
        file.filter(Files::exists).ifPresent(this::read);
    }

    synchronized boolean has(String id) {
        return untilById.containsKey(id);
    }

    /** @param until when the session would have expired by itself */
    synchronized void add(String id, Instant until, Instant now) {
        untilById.values().removeIf(now::isAfter);
        if (untilById.size() >= MOST) {
            throw new Refusal(
                    Refusal.UNAVAILABLE,
                    MOST + " sessions are ended already; another tidewatch.http.token ends all there are");
        }
        untilById.put(id, until);
        file.ifPresent(this::write);
    }

    private void read(Path from) {
        try {
            for (String line : Files.readAllLines(from)) {
                String[] parts = line.split(" ", 2);
                untilById.put(parts[0], Instant.parse(parts[parts.length - 1]));
            }
        } catch (IOException | DateTimeParseException e) {
            throw new UserError(
                    "cannot read " + from + ", which says what sessions were ended; remove it and set another"
                            + " tidewatch.http.token, which ends all: " + e.getMessage(),
                    e);
        }
    }

    private void write(Path to) {
        List<String> lines = untilById.entrySet().stream()
                .map(ended -> ended.getKey() + " " + ended.getValue())
                .toList();
        try {
            Files.createDirectories(to.toAbsolutePath().getParent());
            Path whole = Files.write(to.resolveSibling(to.getFileName() + ".new"), lines);
            Files.move(whole, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refusal(
                    Refusal.FAILED, "the session is ended until the next start and no longer: cannot write " + to);
        }
    }
}
