package dev.tidewatch.benchmark;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.local.grading.Grades;
import dev.tidewatch.local.grading.GradesTable;
import dev.tidewatch.local.grading.Judgement;
import dev.tidewatch.local.grading.MonthlyJudgements;
import dev.tidewatch.local.grading.Question;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints how well the default weights, and each signal by itself, tell who leaves simulated companies. */
@Command(
        name = "grade-score",
        description = "Grade the default weights on simulated companies, of all seeds together and of each.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class GradeScore implements Callable<Integer> {

    @Option(names = "--customers", description = "About how many sign up with each company.", paramLabel = "N")
    private int customers = 4_000;

    @Option(names = "--seeds", description = "How many companies: seeds 1 to N.", paramLabel = "N")
    private int seeds = 5;

    public static void main(String[] args) {
        TrustedRecords.trust();
        System.exit(new CommandLine(new GradeScore()).execute(args));
    }

    @Override
    public Integer call() {
        List<List<Judgement>> companies = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            companies.add(MonthlyJudgements.of(customers, seed));
        }
        List<Judgement> all = companies.stream().flatMap(List::stream).toList();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        GradesTable table = new GradesTable(out);
        for (Question question : Question.values()) {
            table.print(Grades.of(question, all));
            table.margins(
                    question,
                    companies.stream()
                            .map(company -> Grades.of(question, company))
                            .toList());
        }
        return 0;
    }
}
