package dev.tidewatch.avro.state;

import dev.tidewatch.avro.output.AlertMapping;
import dev.tidewatch.avro.output.OutcomeMapping;
import dev.tidewatch.avro.state.codec.EpochMillis;
import dev.tidewatch.avro.state.codec.PartCodec;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.Outcomes;
import dev.tidewatch.domain.risk.outcome.Result;
import dev.tidewatch.domain.risk.outcome.Warning;
import dev.tidewatch.state.OutcomeState;
import dev.tidewatch.state.OutcomesState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The alerts of a customer whose outcome may still change, in the store. */
final class OutcomesMapping {

    private OutcomesMapping() {}

    static PartCodec<Outcomes> codec() {
        return PartCodec.of(Outcomes.NONE, StateCodec.outcomes(), OutcomesMapping::toAvro, OutcomesMapping::toDomain);
    }

    private static OutcomesState toAvro(Outcomes outcomes) {
        List<OutcomeState> states = new ArrayList<>(outcomes.outcomes().size());
        for (Outcome outcome : outcomes.outcomes()) {
            Warning warning = outcome.warning();
            states.add(new OutcomeState(
                    AlertMapping.toAvro(warning.kind()),
                    warning.raisedAt().toEpochMilli(),
                    warning.horizonEndsAt().toEpochMilli(),
                    warning.score(),
                    warning.mrrAtRisk(),
                    warning.decided(),
                    OutcomeMapping.toAvro(outcome.result()),
                    EpochMillis.of(outcome.at()),
                    outcome.mrrLost(),
                    warning.heldOut(),
                    ActedMapping.toAvro(warning.response()),
                    warning.rule()));
        }
        return new OutcomesState(states, EpochMillis.of(outcomes.nextDue()));
    }

    private static Outcomes toDomain(OutcomesState state) {
        List<Outcome> outcomes = new ArrayList<>(state.getOutcomes().size());
        for (OutcomeState one : state.getOutcomes()) {
            Warning warning = new Warning(
                    AlertKind.valueOf(one.getKind().name()),
                    Instant.ofEpochMilli(one.getRaisedAt()),
                    Instant.ofEpochMilli(one.getHorizonEndsAt()),
                    one.getScore(),
                    one.getMrrAtRisk(),
                    one.getDecided(),
                    one.getHeldOut(),
                    ActedMapping.toDomain(one.getResponse()),
                    one.getRule());
            outcomes.add(new Outcome(
                    warning,
                    Result.valueOf(one.getOutcome().name()),
                    EpochMillis.instant(one.getOutcomeAt()),
                    one.getMrrLost()));
        }
        return new Outcomes(outcomes, EpochMillis.instant(state.getNextDue()));
    }
}
