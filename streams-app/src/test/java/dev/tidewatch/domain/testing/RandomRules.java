package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.condition.Comparison;
import dev.tidewatch.domain.risk.condition.Condition;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of any form over every feature that rules may read. */
public final class RandomRules {

    private static final List<Feature> FEATURES = Arrays.stream(Feature.values())
            .filter(feature -> feature != Feature.SILENT_DAYS)
            .toList();
    private static final List<Feature> COUNTING =
            List.of(Feature.TENURE, Feature.OLDEST_TICKET_HOURS, Feature.DAYS_TO_RENEWAL);
    private static final List<Comparison> COMPARISONS = List.of(Comparison.values());
    private static final long MICROS = 1_000_000;
    private static final int DEEP = 3;

    private final Chance chance;

    private RandomRules(Chance chance) {
        this.chance = chance;
    }

    /** Returns none for four seeds in ten. */
    public static List<Rule> from(long seed) {
        Chance chance = new Chance(~seed - 1_000_000_007);
        RandomRules random = new RandomRules(chance);
        List<Rule> rules = new ArrayList<>();
        for (int count = chance.percent(40) ? 0 : chance.between(1, 4); count > 0; count--) {
            rules.add(random.rule("rule" + count));
        }
        return rules;
    }

    /** One that raises as soon as its condition holds, and ends its alert as soon as it does not; half of them count days or hours. */
    public static Rule prompt(long seed) {
        Chance chance = new Chance(seed);
        RandomRules random = new RandomRules(chance);
        Condition when = chance.percent(50) ? random.compared(chance.of(COUNTING)) : random.condition(0);
        return new Rule(
                "prompt", when.toString(), when, Severity.CRITICAL, "Do so.", "prompt", Duration.ZERO, Duration.ZERO);
    }

    private Rule rule(String name) {
        Condition when = condition(0);
        return new Rule(
                name,
                when.toString(),
                when,
                chance.percent(50) ? null : chance.of(List.of(Severity.values())),
                "Do " + name + ".",
                chance.percent(30) ? "one" : name,
                duration(),
                duration());
    }

    private @Nullable Duration duration() {
        return switch (chance.between(0, 3)) {
            case 0 -> Duration.ZERO;
            case 1 -> chance.upTo(Duration.ofDays(9));
            default -> null;
        };
    }

    private Condition condition(int depth) {
        return switch (depth == DEEP ? 4 : chance.between(0, 8)) {
            case 0 -> new Condition.All(conditions(depth + 1));
            case 1, 2 -> new Condition.Any(conditions(depth + 1));
            case 3 -> new Condition.Not(condition(depth + 1));
            default -> compared(chance.of(FEATURES));
        };
    }

    private List<Condition> conditions(int depth) {
        List<Condition> conditions = new ArrayList<>();
        for (int count = chance.between(1, 3); count > 0; count--) {
            conditions.add(condition(depth));
        }
        return conditions;
    }

    private Condition compared(Feature feature) {
        if (feature.unit() == Unit.TRUTH) {
            return new Condition.Compared(feature, Comparison.MORE, 0);
        }
        long micros = switch (feature.unit()) {
            case MONEY -> MICROS * chance.between(0, 200);
            case DAYS, HOURS -> MICROS * chance.between(-1, 60) + (chance.percent(20) ? MICROS / 2 : 0);
            case NUMBER, SHARE -> MICROS / 4 * chance.between(-8, 8);
            case COUNT, POINTS, TRUTH -> MICROS * chance.between(0, 4);
        };
        return new Condition.Compared(feature, chance.of(COMPARISONS), micros);
    }
}
