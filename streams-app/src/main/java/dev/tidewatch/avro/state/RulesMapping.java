package dev.tidewatch.avro.state;

import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.condition.Comparison;
import dev.tidewatch.domain.risk.condition.Condition;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.state.ConditionState;
import dev.tidewatch.state.RuleState;
import dev.tidewatch.state.RulesState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules in the store and on the way to it: as they are decided, so that who repeats the log needs no CEL. */
public final class RulesMapping {

    private static final String ALL = "ALL";
    private static final String ANY = "ANY";
    private static final String NOT = "NOT";
    private static final String ATTRIBUTE = "ATTRIBUTE";
    private static final String NAMED = "NAMED";

    private RulesMapping() {}

    /** Returns the form that is stored and sent. */
    public static RulesState toState(List<Rule> rules) {
        return new RulesState(rules.stream().map(RulesMapping::toState).toList());
    }

    private static RuleState toState(Rule rule) {
        return new RuleState(
                rule.name(),
                rule.text(),
                toState(rule.when()),
                rule.severity() == null ? null : rule.severity().name(),
                rule.action(),
                rule.cause(),
                millis(rule.dwell()),
                millis(rule.coolDown()));
    }

    private static ConditionState toState(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new ConditionState(ALL, "", 0L, "", toStates(all.parts()));
        }
        if (condition instanceof Condition.Any any) {
            return new ConditionState(ANY, "", 0L, "", toStates(any.parts()));
        }
        if (condition instanceof Condition.Not not) {
            return new ConditionState(NOT, "", 0L, "", toStates(List.of(not.part())));
        }
        if (condition instanceof Condition.Compared compared) {
            return new ConditionState(
                    compared.comparison().name(), compared.feature().dotted(), compared.micros(), "", List.of());
        }
        if (condition instanceof Condition.Attribute attribute) {
            return new ConditionState(ATTRIBUTE, attribute.name(), 0L, attribute.text(), List.of());
        }
        if (condition instanceof Condition.Named named) {
            return new ConditionState(NAMED, named.name(), 0L, "", List.of());
        }
        throw new IllegalArgumentException("a condition without a form: " + condition);
    }

    private static List<ConditionState> toStates(List<Condition> conditions) {
        return conditions.stream().map(RulesMapping::toState).toList();
    }

    /**
     * Returns the rules.
     *
     * @throws IllegalArgumentException if one has a form or a feature that this version does not know
     */
    public static List<Rule> toDomain(RulesState state) {
        return state.getRules().stream().map(RulesMapping::toDomain).toList();
    }

    private static Rule toDomain(RuleState rule) {
        return new Rule(
                rule.getName(),
                rule.getText(),
                toDomain(rule.getCondition()),
                rule.getSeverity() == null ? null : Severity.valueOf(rule.getSeverity()),
                rule.getAction(),
                rule.getCause(),
                duration(rule.getDwellMs()),
                duration(rule.getCoolDownMs()));
    }

    private static Condition toDomain(ConditionState state) {
        List<Condition> parts =
                state.getParts().stream().map(RulesMapping::toDomain).toList();
        return switch (state.getForm()) {
            case ALL -> new Condition.All(parts);
            case ANY -> new Condition.Any(parts);
            case NOT -> new Condition.Not(parts.get(0));
            case ATTRIBUTE -> new Condition.Attribute(state.getName(), state.getText());
            case NAMED -> new Condition.Named(state.getName());
            default ->
                new Condition.Compared(
                        Feature.named(state.getName())
                                .orElseThrow(() -> new IllegalArgumentException("a rule reads the feature "
                                        + state.getName() + ", which this version does not know")),
                        Comparison.valueOf(state.getForm()),
                        state.getMicros());
        };
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : Long.valueOf(duration.toMillis());
    }

    private static @Nullable Duration duration(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
