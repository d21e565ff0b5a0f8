package dev.tidewatch.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The SQL files, in the order they run; each says at its top which rule it states. */
enum Step {
    MACROS("00-macros"),
    INPUTS("01-inputs"),
    PUBLISHED("02-published"),
    ACCEPTED("10-accepted"),
    SNAPSHOTS("20-snapshots"),
    POINTS("30-points"),
    ATTRIBUTES("35-attributes"),
    WORTH("40-worth"),
    CHANGES("50-changes"),
    GROUPS("60-groups"),
    BOOKING("70-booking"),
    MOVEMENTS("75-movements"),
    POSITIONS("80-positions"),
    FLOWS("85-flows"),
    FIGURES("90-figures"),
    COMPARE("95-compare");

    /** From the accepted events to the last figure. */
    static final List<Step> RECOMPUTATION = List.of(
            SNAPSHOTS, POINTS, ATTRIBUTES, WORTH, CHANGES, GROUPS, BOOKING, MOVEMENTS, POSITIONS, FLOWS, FIGURES);

    private final String file;

    Step(String file) {
        this.file = file;
    }

    String sql() {
        try (InputStream in = Step.class.getResourceAsStream(file + ".sql")) {
            if (in == null) {
                throw new IllegalStateException(file + ".sql is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
