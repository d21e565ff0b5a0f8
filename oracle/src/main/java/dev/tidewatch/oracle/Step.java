package dev.tidewatch.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;

/** The SQL files, in the order they run; each says at its top which rule it states. */
enum Step {
    MACROS("00-macros"),
    INPUTS("01-inputs"),
    PUBLISHED("02-published"),
    ACCEPTED("10-accepted"),
    SNAPSHOTS("20-snapshots"),
    TERMS("25-terms"),
    LOWERING("26-lowering"),
    CARRIED("28-carried"),
    POINTS("30-points"),
    ATTRIBUTES("35-attributes"),
    WORTH("40-worth"),
    CHANGES("50-changes"),
    GROUPS("60-groups"),
    BOOKING("70-booking"),
    MOVEMENTS("75-movements"),
    TRIALS("76-trials"),
    POSITIONS("80-positions"),
    CONDUCT("82-conduct"),
    DEPARTURES("83-departures"),
    FLOWS("85-flows"),
    COUNTED("86-counted"),
    ROWS("87-rows"),
    TALLIES("88-tallies"),
    FIGURES("90-figures"),
    RATIOS("91-ratios"),
    COHORTS("92-cohorts"),
    COMPARE("95-compare"),
    ALERTS("96-alerts"),
    RFM("97-rfm"),
    WINDOWS("97-windows"),
    OUTCOMES("98-outcomes"),
    GRADES("99-grades");

    /** From the accepted events to the last figure. */
    static final List<Step> RECOMPUTATION = List.copyOf(EnumSet.range(SNAPSHOTS, COHORTS));

    private final String file;

    Step(String file) {
        this.file = file;
    }

    String sql() {
        try (InputStream in = Step.class.getResourceAsStream(file + ".sql")) {
            if (in == null) {
                throw new IllegalStateException(file + ".sql is not on the class path");
            }
            return FigureColumns.in(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
