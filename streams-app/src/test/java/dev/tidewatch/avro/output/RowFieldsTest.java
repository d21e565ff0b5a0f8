package dev.tidewatch.avro.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.figure.Unit;
import dev.tidewatch.output.RetentionMetrics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** A row has a field for each figure, in the figure's unit. */
class RowFieldsTest {

    /** Fields that are no numbers of the list of figures. */
    private static final Set<String> OTHERS = Set.of(
            "segment",
            "window",
            "day",
            "live",
            "revision",
            "isFinal",
            "restatedAfterFinal",
            "asOf",
            "reportingCurrency",
            "negativeChurn",
            "churnByKind",
            "churnByReason",
            "churnByPlan",
            "churnByTenure");

    private static final Map<Unit, String> TYPES =
            Map.of(Unit.COUNT, "long", Unit.MONEY, "28,6", Unit.RATIO, "18,6", Unit.POINTS, "18,6");

    private final List<Schema.Field> fields = RetentionMetrics.getClassSchema().getFields();

    @Test
    void shouldHaveEachFigureInItsUnit() {
        Map<String, String> declared = new TreeMap<>();
        fields.stream()
                .filter(field -> !OTHERS.contains(field.name()))
                .forEach(field -> declared.put(field.name(), type(field.schema())));
        Map<String, String> wanted = new TreeMap<>();
        Metric.all().stream()
                .filter(metric -> RetentionMetrics.getClassSchema().getField(metric.field()) != null)
                .forEach(metric -> wanted.put(metric.field(), TYPES.get(metric.unit())));

        assertThat(declared).isEqualTo(wanted);
    }

    @Test
    void shouldLeaveOutOnlyWhatIsPartOfAQuotient() {
        Set<String> published = fields.stream().map(Schema.Field::name).collect(Collectors.toSet());

        assertThat(Metric.all())
                .extracting(Metric::field)
                .doesNotHaveDuplicates()
                .filteredOn(field -> !published.contains(field))
                .containsExactlyInAnyOrder("retainedMrr", "keptMrr", "npsPromoters", "npsDetractors", "csatSatisfied");
    }

    private static String type(Schema nullable) {
        Schema schema = nullable.getTypes().get(1);
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? decimal.getPrecision() + "," + decimal.getScale()
                : schema.getType().getName();
    }
}
