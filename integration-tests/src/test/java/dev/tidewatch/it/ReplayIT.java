package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.domain.DeadLetterReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on one crowded file with bad records in between. */
class ReplayIT {

    private static final long SEED = 42;
    private static final String UNTIL = Company.END.toString();
    private static final int FRAME_BYTES = 5;

    @TempDir
    static Path directory;

    private static final List<InputLine> GOOD = new ArrayList<>();
    private static final Map<InputLine, DeadLetterReason> BAD = new LinkedHashMap<>();
    private static List<InputLine> all;
    private static CommandRun run;
    private static ReplayOutput output;

    @BeforeAll
    static void replayOnce() throws IOException {
        all = new ArrayList<>(Company.events(SEED, 16, 40, 40));
        GOOD.addAll(all);
        List<Instant> crowded =
                all.stream().map(InputLine::occurredAt).distinct().toList();
        // From the end, so that what follows the place is good.
        for (int i = 4; i >= 1; i--) {
            Instant at = crowded.get(i * crowded.size() / 5);
            GOOD.add(BadLines.before(at, "bad_" + i));
            BAD.putAll(BadLines.insertInto(all, at, "bad_" + i));
        }
        InputLine.write(all, directory.resolve("all.jsonl"));
        run = CommandRun.replay(directory.resolve("all.jsonl"), directory.resolve("first"), "--until", UNTIL);
        output = new ReplayOutput(directory.resolve("first"));
    }

    private static ReplayOutput replay(String input, String to, String... more) {
        List<String> options = new ArrayList<>(List.of("--until", UNTIL));
        options.addAll(List.of(more));
        CommandRun again =
                CommandRun.replay(directory.resolve(input), directory.resolve(to), options.toArray(String[]::new));
        assertThat(again.exitCode()).as(again.err()).isZero();
        return new ReplayOutput(directory.resolve(to));
    }

    @Test
    void shouldExitWithZeroAndSayWhatCameOut() {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("closing MRR", all.size() + " records in;", "first");
        assertThat(run.err()).doesNotContain("\tat ");
    }

    /** Every row again is what another test compares. */
    @Test
    void shouldWriteTheSameFilesWhenRunAgainForAPartOfTheRows() throws IOException {
        ReplayOutput part =
                replay("all.jsonl", "part", "--windows", "P7D,YTD", "--segments", "all,plan", "--rows", "changed");

        NavigableMap<String, JsonNode> wanted = output.said();
        wanted.keySet().removeIf(key -> !key.matches("(all|plan=[^|]*)\\|(P7D|YTD)\\|.*"));
        NavigableMap<String, JsonNode> written = part.said();
        assertThat(written).isNotEmpty().hasSizeLessThan(wanted.size());
        assertThat(wanted).containsKeys(written.keySet().toArray(String[]::new));
        wanted.forEach((key, row) -> assertThat(
                        key.endsWith("live")
                                ? written.get(key)
                                : written.floorEntry(key).getValue())
                .as(key)
                .isEqualTo(row));
        assertThat(part.firstDifference(output)).isEmpty();
        assertThat(output.metrics()).containsAllEntriesOf(part.metrics());
        assertThat(part.summary().get("metricRows"))
                .hasToString("{\"windows\":[\"P7D\",\"YTD\"],\"segments\":[\"all\",\"plan\"],\"rows\":\"CHANGED\"}");
        refused(part.directory());
    }

    @Test
    void shouldWriteParquetFilesInPlaceOfLines() throws IOException, SQLException {
        InputLine.write(GOOD.subList(0, 9), directory.resolve("few.jsonl"));
        Path files = directory.resolve("parquet");

        CommandRun written = CommandRun.replay(directory.resolve("few.jsonl"), files, "--format", "parquet");

        assertThat(written.exitCode()).as(written.err()).isZero();
        try (Stream<Path> there = Files.list(files);
                Warehouse duckdb = Warehouse.empty()) {
            assertThat(there.map(file -> file.getFileName().toString()))
                    .contains("export.json", "mrr_movements")
                    .noneMatch(name -> name.endsWith(".jsonl"));
            String movements = duckdb.rows("SELECT count(*) FROM '" + files + "/mrr_movements/*/*.parquet'")
                    .get(0);
            assertThat(written.out()).contains("; out: " + movements + " movement records");
            assertThat(movements).isNotEqualTo("0");
        }
        assertThat(CommandRun.replay(directory.resolve("few.jsonl"), files, "--format", "parquet")
                        .err())
                .contains("has an earlier export; name another directory, or add --force to replace it");
    }

    /** They would report differences that are none. */
    private static void refused(Path part) {
        String has = "--windows P7D,YTD --segments all,plan --rows CHANGED";
        for (String command : List.of("verify", "verify --warehouse", "digest")) {
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            if (words.size() > 1) {
                words.add("jdbc:duckdb:" + part.resolve("warehouse.duckdb"));
            }
            words.addAll(List.of("--replay", part.toString()));
            CommandRun refused = CommandRun.of(words.toArray(String[]::new));
            assertThat(refused.exitCode()).as(command).isNotZero();
            assertThat(refused.err())
                    .contains("has a part of retention-metrics only (" + has + "), and " + command
                            + " needs all rows; replay the input once more without these options");
        }
        CommandRun explained =
                CommandRun.of("explain", "--replay", part.toString(), "--metric", "mrr", "--window", "MTD");
        assertThat(explained.err()).contains("; the replay wrote a part of the rows only: " + has);
    }

    /** Else the file would not try what it is made for. */
    @Test
    void shouldEndSubscriptionsAtInstantsAtWhichOtherTopicsHaveEvents() throws IOException {
        Set<Instant> others = GOOD.stream()
                .filter(line -> !line.topic().equals("subscription-events"))
                .map(InputLine::occurredAt)
                .collect(Collectors.toSet());

        assertThat(output.movements())
                .filteredOn(movement -> movement.get("rule").textValue().contains("scheduled-end"))
                .filteredOn(movement -> others.contains(
                        Instant.parse(movement.get("effectiveAt").textValue())))
                .hasSizeGreaterThan(5);
        assertThat(output.movements())
                .filteredOn(movement -> movement.get("voided").booleanValue())
                .isNotEmpty();
    }

    @Test
    void shouldLeaveTheSameMovementsWhenGoodEventsComeTwiceInAnotherOrder() throws IOException {
        InputLine.write(Company.twiceInAnotherOrder(GOOD, SEED), directory.resolve("twice.jsonl"));

        ReplayOutput twice = replay("twice.jsonl", "twice");

        assertThat(twice.deadLetterLines()).isEmpty();
        assertThat(twice.remaining()).isEqualTo(output.remaining()).hasSizeGreaterThan(100);
        assertThat(twice.metrics()).isEqualTo(output.metrics());
    }

    @Test
    void shouldCloseEveryRollForwardAndAddUpOverEveryDimension() throws IOException {
        assertThat(RollForward.violations(output.metricRows())).isEmpty();
    }

    @Test
    void shouldWriteTheSameMetricsWhenCustomersAreInOnePartition() throws IOException {
        ReplayOutput one = replay("all.jsonl", "one", "--set", "tidewatch.partitions=1");

        assertThat(one.metrics()).isEqualTo(output.metrics()).hasSizeGreaterThan(3_000);
    }

    @Test
    void shouldSayWhyEachBadRecordIsRefusedAndKeepItsBytes() throws IOException {
        List<Letter> letters = new ArrayList<>();
        for (ObjectNode line : output.deadLetterLines()) {
            letters.add(Letter.of(line));
        }

        List<Letter> expected = new ArrayList<>();
        for (Map.Entry<InputLine, DeadLetterReason> bad : BAD.entrySet()) {
            expected.add(Letter.of(bad.getKey(), bad.getValue()));
        }
        assertThat(letters).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(BAD.values()).containsAll(BadLines.reasons());
    }

    @Test
    void shouldAddUpInTheSummary() throws IOException {
        JsonNode summary = output.summary();

        assertThat(summary.get("recordsIn").intValue()).isEqualTo(all.size());
        assertThat(summary.at("/recordsOut/mrr-movements").intValue())
                .isEqualTo(output.movements().size());
        assertThat(summary.at("/recordsOut/dead-letters").intValue()).isEqualTo(BAD.size());
        assertThat(counts(summary.get("deadLetters")))
                .isEqualTo(BAD.values().stream()
                        .collect(Collectors.groupingBy(DeadLetterReason::name, TreeMap::new, Collectors.counting())));
        assertThat(summary.get("until").textValue()).isEqualTo(UNTIL);
        assertThat(summary.get("seconds").decimalValue()).isPositive();
    }

    private static Map<String, Long> counts(JsonNode node) {
        Map<String, Long> counts = new TreeMap<>();
        node.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().longValue()));
        return counts;
    }

    /**
     * What is said of a bad record.
     *
     * @param avro in Base64, without the schema's id; null for a record without value
     */
    private record Letter(String topic, String key, DeadLetterReason reason, String avro) {

        static Letter of(InputLine line, DeadLetterReason reason) throws IOException {
            String key = line.key() == null ? "" : line.key();
            return new Letter(line.topic(), key, reason, line.value() == null ? null : base64(encoded(line)));
        }

        static Letter of(ObjectNode line) throws IOException {
            JsonNode value = line.get("value");
            JsonNode headers = value.get("headers");
            byte[] bytes = value.get("bytes").binaryValue();
            return new Letter(
                    headers.get("__streams.errors.topic").textValue(),
                    line.get("key").textValue(),
                    DeadLetterReason.valueOf(headers.get("tidewatch.reason").textValue()),
                    bytes == null ? null : base64(Arrays.copyOfRange(bytes, FRAME_BYTES, bytes.length)));
        }

        private static byte[] encoded(InputLine line) throws IOException {
            Schema schema = InputRecord.all().stream()
                    .filter(input -> input.topic().equals(line.topic()))
                    .map(input -> RegisteredSchema.of(input.schema()).rawSchema())
                    .findFirst()
                    .orElseThrow();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(schema).write(RecordJson.read(line.value(), schema), encoder);
            encoder.flush();
            return bytes.toByteArray();
        }

        private static String base64(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
