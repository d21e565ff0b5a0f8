package dev.tidewatch.avro.state;

import dev.tidewatch.avro.state.codec.EpochMillis;
import dev.tidewatch.avro.state.codec.PartCodec;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.domain.history.CustomerHistory;
import dev.tidewatch.domain.history.KeptHistory;
import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrLine;
import dev.tidewatch.domain.history.MrrPosition;
import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.time.BillingInterval;
import dev.tidewatch.domain.time.IntervalUnit;
import dev.tidewatch.state.EntryState;
import dev.tidewatch.state.HistoryState;
import dev.tidewatch.state.KeptHistoryState;
import dev.tidewatch.state.LineState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A customer's history as kept in state. */
final class HistoryMapping {

    private HistoryMapping() {}

    static PartCodec<KeptHistory> codec() {
        return PartCodec.of(KeptHistory.EMPTY, StateCodec.history(), HistoryMapping::toAvro, HistoryMapping::toDomain);
    }

    private static KeptHistoryState toAvro(KeptHistory history) {
        CustomerHistory unreleased = history.unreleased();
        return new KeptHistoryState(toAvro(history.released()), unreleased == null ? null : toAvro(unreleased));
    }

    private static KeptHistory toDomain(KeptHistoryState state) {
        HistoryState unreleased = state.getUnreleased();
        return new KeptHistory(toDomain(state.getReleased()), unreleased == null ? null : toDomain(unreleased));
    }

    private static HistoryState toAvro(CustomerHistory history) {
        MrrHistory.Opening opening = history.mrr().opening();
        return new HistoryState(
                lines(opening.position().lines()),
                opening.position().waiting(),
                EpochMillis.of(opening.firstNew()),
                lines(opening.began().lines()),
                EpochMillis.of(opening.since()),
                entries(history.mrr()),
                ConductMapping.trials(history.trials(), HistoryMapping::lines),
                ConductMapping.toAvro(history.purchases()),
                ConductMapping.answers(history.answers()),
                ConductMapping.toAvro(history.paid()));
    }

    private static List<EntryState> entries(MrrHistory history) {
        List<EntryState> entries = new ArrayList<>(history.entries().size());
        for (MrrEntry entry : history.entries()) {
            entries.add(new EntryState(
                    entry.at().toEpochMilli(),
                    dev.tidewatch.output.MovementKind.valueOf(entry.kind().name()),
                    entry.reason() == null ? null : entry.reason().name(),
                    lines(entry.after().lines()),
                    entry.after().waiting()));
        }
        return entries;
    }

    private static CustomerHistory toDomain(HistoryState state) {
        List<MrrEntry> entries = new ArrayList<>(state.getEntries().size());
        for (EntryState entry : state.getEntries()) {
            entries.add(new MrrEntry(
                    Instant.ofEpochMilli(entry.getAt()),
                    MovementKind.valueOf(entry.getKind().name()),
                    entry.getReason() == null ? null : Churn.Reason.valueOf(entry.getReason()),
                    new MrrPosition(mrrLines(entry.getAfter()), entry.getWaiting())));
        }
        MrrHistory.Opening opening = new MrrHistory.Opening(
                new MrrPosition(mrrLines(state.getOpening()), state.getWaiting()),
                EpochMillis.instant(state.getFirstNew()),
                new MrrPosition(mrrLines(state.getBegan()), List.of()),
                EpochMillis.instant(state.getSince()));
        return new CustomerHistory(
                new MrrHistory(opening, entries),
                ConductMapping.toDomain(state.getTrials(), HistoryMapping::mrrLines),
                ConductMapping.days(state.getPurchases()),
                ConductMapping.toDomain(state.getAnswers()),
                ConductMapping.toDomain(state.getPaid()));
    }

    private static List<LineState> lines(List<MrrLine> lines) {
        List<LineState> states = new ArrayList<>(lines.size());
        for (MrrLine line : lines) {
            List<String> attributes = new ArrayList<>();
            line.attributes().forEach((name, value) -> {
                attributes.add(name);
                attributes.add(value);
            });
            states.add(new LineState(
                    line.planId(),
                    dev.tidewatch.event.IntervalUnit.valueOf(
                            line.interval().unit().name()),
                    line.interval().count(),
                    line.currency(),
                    attributes,
                    line.micros(),
                    line.booked()));
        }
        return states;
    }

    private static List<MrrLine> mrrLines(List<LineState> states) {
        List<MrrLine> lines = new ArrayList<>(states.size());
        for (LineState state : states) {
            List<String> pairs = state.getAttributes();
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int i = 0; i < pairs.size(); i += 2) {
                attributes.put(pairs.get(i), pairs.get(i + 1));
            }
            IntervalUnit unit = IntervalUnit.valueOf(state.getInterval().name());
            lines.add(new MrrLine(
                    state.getPlanId(),
                    new BillingInterval(unit, state.getIntervalCount()),
                    state.getCurrency(),
                    attributes,
                    state.getMicros(),
                    state.getBooked()));
        }
        return lines;
    }
}
