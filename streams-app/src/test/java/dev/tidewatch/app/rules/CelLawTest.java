package dev.tidewatch.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.risk.condition.Sight;
import dev.tidewatch.domain.risk.condition.Truth;
import dev.tidewatch.domain.risk.feature.CustomerStatus;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Features;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.score.Assessment;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Conditions decide what CEL's own runtime decides, of every text that they may have, whatever is unknown. */
class CelLawTest {

    private static final long TEXTS = 1_500;
    private static final List<String> NUMBERS = List.of("-1", "0", "1", "2", "0.25", "-0.5", "1.75");
    private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=");
    private static final CelCompiler CEL = compiler();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(options()).build();

    @Test
    void shouldDecideWhatCelDecides() throws BadCondition, CelValidationException, CelEvaluationException {
        Map<Truth, Integer> seen = new EnumMap<>(Truth.class);
        for (long seed = 0; seed < TEXTS; seed++) {
            Random random = new Random(seed);
            String text = text(random, 0);
            Map<Feature, Reading> readings = readings(random);
            Map<String, String> attributes = random.nextBoolean() ? Map.of() : Map.of("tier", "gold");

            Truth ours = new Sight(assessment(readings, attributes)).judge(CelCompiling.compile(text));

            assertThat(ours)
                    .as("%s of %s, %s", text, readings, attributes)
                    .isEqualTo(theirs(text, readings, attributes));
            seen.merge(ours, 1, Integer::sum);
        }
        assertThat(seen.values()).allMatch(count -> count > TEXTS / 20).hasSize(Truth.values().length);
    }

    /** CEL makes an error of a missing operand, and absorbs it as it does an unknown one. */
    private static Truth theirs(String text, Map<Feature, Reading> readings, Map<String, String> attributes)
            throws CelValidationException, CelEvaluationException {
        Map<String, Object> values = new HashMap<>();
        readings.forEach((feature, reading) -> values.put(feature.dotted(), value(feature, reading)));
        values.put("attributes", attributes);
        CelRuntime.Program program = RUNTIME.createProgram(CEL.compile(text).getAst());
        try {
            return (Boolean) program.eval(values) ? Truth.TRUE : Truth.FALSE;
        } catch (CelEvaluationException e) {
            return Truth.UNKNOWN;
        }
    }

    private static Object value(Feature feature, Reading reading) {
        return switch (feature.unit()) {
            case TRUTH -> (Object) (reading.micros() != 0);
            case COUNT, DAYS, HOURS, POINTS -> (Object) reading.value().longValueExact();
            case NUMBER, SHARE, MONEY -> (Object) reading.value().doubleValue();
        };
    }

    private static Map<Feature, Reading> readings(Random random) {
        Map<Feature, Reading> readings = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            if (random.nextInt(3) > 0) {
                readings.put(feature, reading(feature, random));
            }
        }
        return readings;
    }

    private static Reading reading(Feature feature, Random random) {
        return switch (feature.unit()) {
            case TRUTH -> Reading.of(random.nextInt(2));
            case COUNT, DAYS, HOURS, POINTS -> Reading.of(random.nextInt(4));
            case NUMBER, SHARE, MONEY -> Reading.decimal(25L * (random.nextInt(17) - 8), 2);
        };
    }

    private static String text(Random random, int depth) {
        return switch (depth > 3 ? 6 : random.nextInt(9)) {
            case 0 -> "(" + text(random, depth + 1) + " && " + text(random, depth + 1) + ")";
            case 1 -> "(" + text(random, depth + 1) + " || " + text(random, depth + 1) + ")";
            case 2 -> "!(" + text(random, depth + 1) + ")";
            case 3 -> attribute(random);
            case 4 -> random.nextBoolean() ? "has(attributes.tier)" : String.valueOf(random.nextBoolean());
            default -> compared(one(List.of(Feature.values()), random), random);
        };
    }

    private static String attribute(Random random) {
        return one(
                List.of(
                        "attributes.tier == \"gold\"",
                        "\"gold\" != attributes[\"tier\"]",
                        "attributes.tier in [\"silver\", \"gold\"]",
                        "attributes.tier in [\"silver\"]"),
                random);
    }

    private static String compared(Feature feature, Random random) {
        String name = feature == Feature.SILENT_DAYS ? Feature.MRR.dotted() : feature.dotted();
        String number = one(NUMBERS, random);
        return switch (feature.unit()) {
            case TRUTH ->
                random.nextInt(3) > 0 ? name : name + (random.nextBoolean() ? " == " : " != ") + random.nextBoolean();
            case COUNT, DAYS, HOURS, POINTS ->
                random.nextInt(4) > 0 || feature == Feature.SILENT_DAYS
                        ? sides(name, number, random)
                        : name + one(List.of(" == 2", " != 1", " in [1, 3]"), random);
            case NUMBER, SHARE, MONEY -> random.nextInt(4) > 0 ? sides(name, number, random) : name + " == 0.25";
        };
    }

    private static String sides(String name, String number, Random random) {
        String comparison = " " + one(COMPARISONS, random) + " ";
        return random.nextBoolean() ? name + comparison + number : number + comparison + name;
    }

    private static <T> T one(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static Assessment assessment(Map<Feature, Reading> readings, Map<String, String> attributes) {
        return new Assessment(
                CustomerStatus.ACTIVE,
                new TreeMap<>(Map.of("USD", 1L)),
                1L,
                new Features(readings),
                null,
                BillingTotals.EMPTY,
                null,
                null,
                null,
                attributes);
    }

    private static CelOptions options() {
        return CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    }

    private static CelCompiler compiler() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.HAS)
                .setOptions(options())
                .addVar("attributes", MapType.create(SimpleType.STRING, SimpleType.STRING));
        for (Feature feature : Feature.values()) {
            builder.addVar(
                    feature.dotted(),
                    switch (feature.unit()) {
                        case TRUTH -> SimpleType.BOOL;
                        case COUNT, DAYS, HOURS, POINTS -> SimpleType.INT;
                        case NUMBER, SHARE, MONEY -> SimpleType.DOUBLE;
                    });
        }
        return builder.build();
    }
}
