package dev.tidewatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recency, frequency and monetary value of docs/formulas.md, "RFM", held against what customer-health says at the end of a replay. */
class RanksTest {

    private static final Instant CLOCK = Instant.parse("2026-04-01T00:00:00Z");

    /** Day, invoices, amount of all, and the three scores. */
    private static final List<String> PAGE = List.of(
            "03-01 1 100.00 1 1 1",
            "03-02 1 9.99 2 1 1",
            "03-10 1 100.00 5 1 1",
            "03-10 2 100.00 5 4 1",
            "03-10 3 100.00 5 5 1",
            "03-09 1 100.01 3 1 5");

    private final Path directory;

    RanksTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldFindNothingWhenThePageIsPublished() throws IOException {
        assertThat(differences(PAGE, PAGE)).isEmpty();
    }

    @Test
    void shouldNameWhatIsOff() throws IOException {
        List<String> published = new ArrayList<>(PAGE);
        published.set(1, "03-03 1 9.99 2 2 1");
        published.set(3, "03-10 4 100.00 4 4 2");
        published.set(4, "03-10 3 100.00 5 5 0");

        assertThat(differences(PAGE, published))
                .containsExactly(
                        "cus_1  2026-03-02  frequency  published 2  recomputed 1",
                        "cus_1  2026-03-02  lastPaidAt  published 2026-03-03T12:00:00.000Z  recomputed 2026-03-02T12:00:00.000Z",
                        "cus_3  2026-03-10  invoicesPaid  published 4  recomputed 2",
                        "cus_3  2026-03-10  monetary  published 2  recomputed 1",
                        "cus_3  2026-03-10  recency  published 4  recomputed 5",
                        "cus_4  2026-03-10  monetary  published 0  recomputed 1");
    }

    @Test
    void shouldNameOneThatIsMissingAndOneTooMany() throws IOException {
        assertThat(differences(List.of("03-01 1 1.00 1 1 1"), List.of())).hasSize(4);
        assertThat(differences(PAGE.subList(0, 1), PAGE.subList(0, 2)))
                .contains("cus_1  never paid  invoicesPaid  published 1  recomputed nothing");
    }

    /** From 10,000 on those in one bucket have one score: 64 and 65 are in one, 68 is in the next. */
    @Test
    void shouldRankByBucketsWhereTheyAreMany() throws IOException {
        Path health = Files.write(
                directory.resolve("customer-health.jsonl"),
                IntStream.range(0, 10_000)
                        .mapToObj(i -> {
                            String row = i < 5_000 ? "0.64 1 1 1" : i < 9_000 ? "0.65 1 1 1" : "0.68 1 1 5";
                            return health("cus_" + i, ("03-01 1 " + row).split(" ", -1));
                        })
                        .toList());
        Database database = Database.in(directory);
        try {
            database.run(Step.MACROS);
            database.update("CREATE TABLE difference (subject VARCHAR, day VARCHAR, field VARCHAR, published VARCHAR,"
                    + " recomputed VARCHAR, kind VARCHAR)");
            database.update(
                    "CREATE TABLE conduct AS SELECT 'cus_' || range AS customer, 'PAID' AS kind,"
                            + " epoch_ms(TIMESTAMP '2026-03-01 12:00:00') AS at_ms, DATE '2026-03-01' AS day FROM range(10000)");
            database.set("health", health);
            database.run(Step.RFM);

            assertThat(database.number("SELECT count(*) FROM difference")).isZero();
            assertThat(database.number("SELECT count(*) FROM score WHERE score = 5"))
                    .isEqualTo(1_000);
        } finally {
            database.close();
        }
    }

    private List<String> differences(List<String> paid, List<String> published) throws IOException {
        List<Story> stories = new ArrayList<>();
        List<String> health = new ArrayList<>();
        for (int i = 0; i < paid.size(); i++) {
            stories.add(story("cus_" + i, paid.get(i).split(" ", -1)));
        }
        for (int i = 0; i < published.size(); i++) {
            health.add(health("cus_" + i, published.get(i).split(" ", -1)));
        }
        Path outputs = Files.createTempDirectory(directory, "outputs");
        for (String empty : List.of("mrr-movements", "retention-metrics", "cohort-retention")) {
            Files.createFile(outputs.resolve(empty + ".jsonl"));
        }
        Files.write(outputs.resolve("customer-health.jsonl"), health);
        try (Batch batch = Batch.of(directory, Map.of(), CLOCK, stories)) {
            return batch.differences(outputs).stream()
                    .filter(difference -> difference.subject().startsWith("cus_"))
                    .map(Difference::toString)
                    .toList();
        }
    }

    private static Story story(String customer, String[] row) {
        Story story = new Story(customer);
        for (int i = 1; i < Integer.parseInt(row[1]); i++) {
            story.at("02-1" + i + " 12:00", "pays 1");
        }
        return story.at(row[0] + " 12:00", "pays 1").until(CLOCK);
    }

    private static String health(String customer, String[] row) {
        return """
                {"key":"%s","value":{"customerId":"%s","lastPaidAt":"2026-%sT12:00:00Z","invoicesPaid":%s,"lifetimePaid":"%s",\
                "recency":%s,"frequency":%s,"monetary":%s}}""".formatted(customer, customer, row[0], row[1], row[2], row[3], row[4], row[5]);
    }
}
