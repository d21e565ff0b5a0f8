package dev.tidewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaStyleTest {
    private static final String AMOUNT = "28,6";
    private static final String ITEM_PRICE = "28,14";
    private static final String RATE = "18,9";
    private static final String RATIO = "18,6";

    /** Amounts are 28,6 unless listed here; figures of rows are in the unit that their list gives them, which RowFieldsTest knows. */
    private static final Map<String, String> OTHER_DECIMALS = Map.ofEntries(
            Map.entry("SubscriptionItem.unitAmount", ITEM_PRICE),
            Map.entry("SubscriptionItem.amount", ITEM_PRICE),
            Map.entry("Discount.percentOff", "9,6"),
            Map.entry("DiscountTerms.percentOff", "9,6"),
            Map.entry("FxRate.rate", RATE),
            Map.entry("MrrMovement.fxRate", RATE),
            Map.entry("Signal.weight", RATIO),
            Map.entry("Signal.contribution", RATIO),
            Map.entry("CustomerHealth.score", RATIO),
            Map.entry("CustomerHealth.lastCsat", RATIO),
            Map.entry("RiskAlert.score", RATIO),
            Map.entry("AlertOutcome.score", RATIO));

    @Test
    void shouldReachEverySchemaFileWhenStartingFromTheTopics() throws IOException {
        // given
        List<String> reached =
                Schemas.namedTypes().stream().map(Schema::getName).toList();
        // when
        List<String> files;
        try (Stream<Path> paths = Files.list(Path.of("src/main/avro"))) {
            files = paths.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString().replace(".avsc", ""))
                    .toList();
        }
        // then
        assertThat(reached).containsAll(files);
        assertThat(files).containsAll(Schemas.records().map(Schema::getName).toList());
    }

    @Test
    void shouldSayWhatItMeansWhenATypeOrFieldIsDeclared() {
        // when
        List<String> silent = Schemas.namedTypes().stream()
                .flatMap(SchemaStyleTest::docs)
                .filter(doc -> doc.endsWith(": "))
                .toList();
        // then
        assertThat(silent).isEmpty();
    }

    @Test
    void shouldSayWhatNullMeansWhenAFieldIsNullable() {
        // when
        List<String> unexplained = fields().filter(
                        field -> field.getValue().schema().isNullable())
                .filter(field -> !field.getKey().startsWith("RetentionMetrics."))
                .filter(field -> !field.getValue().doc().contains("Null"))
                .map(Map.Entry::getKey)
                .toList();
        // then
        assertThat(unexplained).isEmpty();
        assertThat(Schemas.namedType("RetentionMetrics").getDoc()).contains("null where");
    }

    @Test
    void shouldDefaultToNullWhenAFieldIsNullable() {
        // when
        List<String> wrong = fields().filter(field -> field.getValue().schema().isUnion())
                .filter(field -> !field.getValue().schema().toString().startsWith("[\"null\",")
                        || !field.getValue().hasDefaultValue())
                .map(Map.Entry::getKey)
                .toList();
        // then
        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldHaveADefaultSymbolWhenATypeIsAnEnum() {
        // when
        Map<String, String> defaults = new TreeMap<>();
        Schemas.namedTypes().stream()
                .filter(type -> type.getType() == Schema.Type.ENUM)
                .forEach(type -> defaults.put(
                        type.getName(),
                        type.getEnumSymbols().indexOf(type.getEnumDefault()) + " " + type.getEnumDefault()));
        // then
        assertThat(defaults).hasSizeGreaterThan(10).containsEntry("CancellationReason", "3 OTHER");
        defaults.remove("CancellationReason");
        assertThat(defaults).allSatisfy((name, first) -> assertThat(first).isEqualTo("0 UNKNOWN"));
    }

    @Test
    void shouldHaveTheAgreedPrecisionAndScaleWhenAFieldIsADecimal() {
        // when
        Map<String, String> other = new TreeMap<>();
        fields().forEach(field -> {
            String decimal = decimal(Schemas.core(field.getValue().schema()));
            boolean figure = field.getKey().startsWith("RetentionMetrics.") && decimal.equals(RATIO);
            if (!decimal.isEmpty() && !decimal.equals(AMOUNT) && !figure) {
                other.put(field.getKey(), decimal);
            }
        });
        // then
        assertThat(other).containsExactlyInAnyOrderEntriesOf(OTHER_DECIMALS);
    }

    @Test
    void shouldBeADecimalWhenAFieldIsAnAmount() {
        // when
        List<String> amounts = fields().filter(
                        field -> field.getKey().matches(".*(Amount|amount|Mrr|mrr|MRR|Paid|mrr[A-Z]\\w*)"))
                .filter(field -> !field.getKey().matches(".*(invoicesPaid|PaidAt)"))
                .filter(field ->
                        decimal(Schemas.core(field.getValue().schema())).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        // then
        assertThat(amounts).isEmpty();
    }

    @Test
    void shouldNotBeFloatingPointWhenAFieldIsANumber() {
        // when
        List<Schema.Type> types = fields().map(
                        field -> Schemas.core(field.getValue().schema()).getType())
                .distinct()
                .toList();
        // then
        assertThat(types)
                .isNotEmpty()
                .doesNotContain(Schema.Type.FLOAT, Schema.Type.DOUBLE, Schema.Type.FIXED, Schema.Type.NULL);
    }

    @Test
    void shouldBeAnInstantInMillisecondsWhenAFieldIsNamedSo() {
        // when
        List<String> wrong = fields().filter(field -> field.getKey().matches(".*(At|since|asOf|[uU]ntil)")
                        != LogicalTypes.timestampMillis()
                                .equals(Schemas.core(field.getValue().schema()).getLogicalType()))
                .map(Map.Entry::getKey)
                .toList();
        // then
        assertThat(wrong).isEmpty();
    }

    private static Stream<String> docs(Schema type) {
        Stream<String> own = Stream.of(type.getName() + ": " + text(type.getDoc()));
        if (type.getType() == Schema.Type.ENUM) {
            return own;
        }
        return Stream.concat(own, type.getFields().stream().map(field -> path(type, field) + ": " + text(field.doc())));
    }

    private static Stream<Map.Entry<String, Schema.Field>> fields() {
        return Schemas.namedTypes().stream()
                .filter(type -> type.getType() == Schema.Type.RECORD)
                .flatMap(type -> type.getFields().stream().map(field -> Map.entry(path(type, field), field)));
    }

    private static String path(Schema type, Schema.Field field) {
        return type.getName() + "." + field.name();
    }

    private static String text(String doc) {
        return Objects.requireNonNullElse(doc, "").strip();
    }

    private static String decimal(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? decimal.getPrecision() + "," + decimal.getScale()
                : "";
    }
}
