package dev.tidewatch.local.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code summary.json}: what went in, what came out, what was refused and why, how long it took, and what it takes to check it.
 *
 * @param input as it was given
 * @param settings every setting it ran with
 * @param linesLeftOut of the input, for they are no records
 * @param recordsOut by topic
 * @param metricRows those of {@code retention-metrics} that were written; null for all
 * @param deadLetters by reason
 * @param seconds from the start of the command to the written files
 * @param topicBytes what each topic of the embedded broker took
 * @param phases what of it each phase took, load, process and write; the start of broker and registry is in none
 */
@JsonPropertyOrder({
    "input",
    "recordsIn",
    "linesLeftOut",
    "recordsOut",
    "metricRows",
    "deadLetters",
    "until",
    "seconds",
    "phases",
    "topicBytes",
    "settings"
})
record Summary(
        String input,
        Map<String, String> settings,
        long recordsIn,
        long linesLeftOut,
        Map<String, Long> recordsOut,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WantedRows metricRows,
        Map<String, Long> deadLetters,
        String until,
        BigDecimal seconds,
        Map<String, Phases.Spent> phases,
        Map<String, Long> topicBytes) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    void writeTo(Path directory) {
        Path file = directory.resolve("summary.json");
        try {
            JSON.writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
