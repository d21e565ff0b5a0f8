package dev.tidewatch.benchmark.grading;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.cli.Arguments;
import dev.tidewatch.local.grading.CompanyGrade;
import dev.tidewatch.local.grading.Grades;
import dev.tidewatch.local.grading.GradesTable;
import dev.tidewatch.local.grading.Judgement;
import dev.tidewatch.local.grading.MonthlyJudgements;
import dev.tidewatch.local.grading.Question;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints how well a scorecard tells who leaves simulated companies: one line of JSON a company. */
@Command(
        name = "grade-score",
        description = "Grade a scorecard on simulated companies. Each company is one line of JSON.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class GradeScore implements Callable<Integer> {

    @Option(names = "--customers", description = "About how many sign up with each company.", paramLabel = "N")
    private int customers = 4_000;

    @Option(names = "--first-seed", description = "The seed of the first company.", paramLabel = "N")
    private long firstSeed = 1;

    @Option(names = "--seeds", description = "How many companies, each with the next seed.", paramLabel = "N")
    private int seeds = 5;

    @Option(
            names = "--use-every",
            description = "Days from one report of a customer's use to the next, on average; 0: no use is sent.",
            paramLabel = "DAYS")
    private int useEvery = 3;

    @Option(
            names = "--scorecard",
            description = "A file of weights; the built-in ones without it.",
            paramLabel = "FILE")
    private @Nullable Path scorecard;

    @Option(names = "--signals", description = "Print tables of every single feature, too.")
    private boolean signals;

    @Option(
            names = "--events",
            description =
                    "Grade nothing: make the company of --first-seed, and write its events to FILE as JSON Lines (.gz and .zst are packed),"
                            + " for 'tidewatch replay' and 'tidewatch train'.",
            paramLabel = "FILE")
    private @Nullable String events;

    @Option(
            names = "--judgements",
            description = "Also write what was known of each customer each month, and when it left, as CSV.",
            paramLabel = "FILE")
    private @Nullable Path csv;

    public static void main(String[] args) {
        TrustedRecords.trust();
        System.exit(Arguments.readBy(new CommandLine(new GradeScore())).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        if (events != null) {
            long written = CompanyFiles.writeEvents(company(firstSeed), events);
            System.err.println("The company with seed " + firstSeed + " is written to " + place(events) + ": " + written
                    + " events; nothing is graded. Learn from it with: ./tidewatch train --input " + place(events)
                    + " --output weights.properties");
            return 0;
        }
        Map<String, String> given =
                scorecard == null ? Map.of() : Map.of("tidewatch.alerts.scorecard", scorecard.toString());
        Settings settings = Settings.of(new SettingLayers().named("options", given));
        JsonMapper json = new JsonMapper();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        List<List<Judgement>> companies = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            MonthlyJudgements.Judged judged = MonthlyJudgements.of(company(seed), settings.policy());
            out.println(json.writeValueAsString(CompanyGrade.of(
                    judged, settings.policy().risk().policy().score().enter())));
            companies.add(judged.judgements());
        }
        if (csv != null) {
            CompanyFiles.writeJudgements(firstSeed, companies, csv);
        }
        if (signals) {
            printSignals(new GradesTable(out), firstSeed, companies);
        }
        return 0;
    }

    /** The script that calls this has a directory of its own. */
    private static String place(String file) {
        return file.equals("-")
                ? "standard output"
                : Path.of(file).toAbsolutePath().toString();
    }

    private MonthlyJudgements.Company company(long seed) {
        return new MonthlyJudgements.Company(seed, customers, Duration.ofDays(useEvery));
    }

    private static void printSignals(GradesTable table, long firstSeed, List<List<Judgement>> companies) {
        List<Judgement> all = companies.stream().flatMap(List::stream).toList();
        for (Question question : Question.values()) {
            table.print(Grades.of(question, all));
            table.margins(
                    question,
                    firstSeed,
                    companies.stream()
                            .map(company -> Grades.of(question, company))
                            .toList());
        }
    }
}
