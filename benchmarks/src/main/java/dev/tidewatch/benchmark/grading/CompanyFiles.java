package dev.tidewatch.benchmark.grading;

import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.local.grading.Judgement;
import dev.tidewatch.local.grading.MonthlyJudgements;
import dev.tidewatch.local.simulator.SimulatedEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes a simulated company that is graded to files, for what is trained and compared outside. */
final class CompanyFiles {

    private CompanyFiles() {}

    /** Writes its events; returns how many there are. */
    static long writeEvents(MonthlyJudgements.Company company, String file) throws IOException {
        AtomicLong written = new AtomicLong();
        try (JsonLinesWriter lines = JsonLinesWriter.create(file)) {
            company.live(event -> {
                write(lines, event);
                written.incrementAndGet();
            });
        }
        return written.get();
    }

    private static void write(JsonLinesWriter lines, SimulatedEvent event) {
        try {
            lines.writeInput(event.input().topic(), event.customerId(), RecordJson.text(event.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a row a judgement; what is unknown is empty. */
    static void writeJudgements(long firstSeed, List<List<Judgement>> companies, Path file) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("seed,customer,at,leavesAt,score," + String.join(",", Feature.names()));
            for (int i = 0; i < companies.size(); i++) {
                for (Judgement judgement : companies.get(i)) {
                    StringBuilder line = new StringBuilder()
                            .append(firstSeed + i)
                            .append(',')
                            .append(judgement.customerId())
                            .append(',')
                            .append(judgement.at())
                            .append(',')
                            .append(judgement.leavesAt() == null ? "" : judgement.leavesAt());
                    append(line, judgement.score());
                    for (Feature feature : Feature.values()) {
                        append(line, judgement.features().get(feature));
                    }
                    out.println(line);
                }
            }
        }
    }

    private static void append(StringBuilder line, @Nullable BigDecimal number) {
        line.append(',').append(number == null ? "" : number.toPlainString());
    }
}
