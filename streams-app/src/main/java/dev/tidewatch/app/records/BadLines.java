package dev.tidewatch.app.records;

import dev.tidewatch.app.jsonl.BadInput;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the lines of an input: the first that is no record ends it, or each is reported and left out. */
public final class BadLines {

    /** The first few say enough where the whole file is something else. */
    private static final int SHOWN = 20;

    private final @Nullable Consumer<String> report;
    private long count;

    private BadLines(@Nullable Consumer<String> report) {
        this.report = report;
    }

    /** The first ends the reading. */
    public static BadLines fatal() {
        return new BadLines(null);
    }

    /** Each is left out; the first of them are said. */
    public static BadLines leftOut(Consumer<String> report) {
        return new BadLines(report);
    }

    /**
     * Hands out every line that {@code each} takes.
     *
     * @param each throws {@link BadInput} for a line that is no record
     * @throws BadInput if a bad one ends the reading
     */
    public void read(JsonLinesReader lines, Consumer<JsonLine> each) {
        boolean more = true;
        while (more) {
            try {
                more = lines.hasNext();
                if (more) {
                    each.accept(lines.next());
                }
            } catch (BadInput bad) {
                leaveOut(bad);
            }
        }
    }

    /** Returns how many were left out. */
    public long count() {
        return count;
    }

    /** Returns a sentence about the bad lines, for a person; empty if there were none. */
    public String sum() {
        String unshown = count > SHOWN ? ", of which the first " + SHOWN + " are named" : "";
        return count == 0 ? "" : count + (count == 1 ? " line was" : " lines were") + " left out" + unshown;
    }

    private void leaveOut(BadInput bad) {
        if (report == null) {
            throw bad;
        }
        count++;
        if (count <= SHOWN) {
            report.accept("left out: " + bad.getMessage());
        }
    }
}
