package dev.tidewatch.domain.history;

import dev.tidewatch.domain.ledger.TrialRun;
import dev.tidewatch.domain.ledger.movement.Booked;
import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementLine;
import dev.tidewatch.domain.money.Share;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.valuation.Line;
import dev.tidewatch.domain.valuation.Pricing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a history off movements and trials: an entry an instant, whose lines keep only what segments ask for. */
public final class Booking {

    private static final Comparator<MrrLine> ORDER = Comparator.comparing(MrrLine::planId)
            .thenComparing(MrrLine::interval)
            .thenComparing(MrrLine::currency)
            .thenComparing(line -> line.attributes().toString());

    private final List<String> attributes;

    public Booking(Profile profile) {
        this.attributes = profile.segmentAttributes();
    }

    /**
     * The entries of movements in order of key.
     *
     * @param before the MRR just before the first
     */
    public List<MrrEntry> entries(MrrPosition before, List<Movement> movements) {
        List<MrrEntry> entries = new ArrayList<>(movements.size());
        MrrPosition position = before;
        for (Movement movement : movements) {
            position = after(position, movement);
            MrrEntry entry = new MrrEntry(movement.key().at(), movement.kind(), reason(movement), position);
            int last = entries.size() - 1;
            if (last < 0 || !entries.get(last).at().equals(entry.at())) {
                entries.add(entry);
            } else {
                entries.set(last, entry);
            }
        }
        return entries;
    }

    private static Churn.@Nullable Reason reason(Movement movement) {
        Churn churn = movement.churn();
        return churn == null ? null : churn.reason();
    }

    private MrrPosition after(MrrPosition before, Movement movement) {
        String currency = movement.key().currency();
        Booked booked = before.booked(currency).after(movement);
        List<MrrLine> lines = new ArrayList<>();
        for (MrrLine line : before.lines()) {
            if (!line.currency().equals(currency)) {
                lines.add(line);
            }
        }
        spread(booked.micros(), movement, lines);
        lines.sort(ORDER);
        return new MrrPosition(lines, waiting(before.waiting(), currency, booked.waiting()));
    }

    /** Over the lines by what they are worth; each takes the rounded sum up to it less the rounded sum before it. */
    private void spread(long booked, Movement movement, List<MrrLine> lines) {
        long worth = 0;
        long spread = 0;
        for (MovementLine line : movement.lines()) {
            if (line.after() != 0) {
                worth = Math.addExact(worth, line.after());
                long upTo = Share.of(booked, worth, movement.after());
                add(lines, reduced(line.line(), line.after(), upTo - spread));
                spread = upTo;
            }
        }
    }

    private static void add(List<MrrLine> lines, MrrLine added) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).splitsLike(added)) {
                lines.set(i, lines.get(i).plus(added));
                return;
            }
        }
        lines.add(added);
    }

    private static List<String> waiting(List<String> before, String currency, boolean waits) {
        if (before.contains(currency) == waits) {
            return before;
        }
        SortedSet<String> waiting = new TreeSet<>(before);
        if (waits) {
            waiting.add(currency);
        } else {
            waiting.remove(currency);
        }
        return List.copyOf(waiting);
    }

    Trial trial(TrialRun run) {
        List<MrrLine> lines = Pricing.lines(run.newest()).stream()
                .map(line -> reduced(line, 0, 0))
                .distinct()
                .sorted(ORDER)
                .toList();
        return new Trial(run.subscriptionId(), run.startedAt(), run.endedAt(), run.converted(), lines);
    }

    private MrrLine reduced(Line line, long micros, long booked) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String attribute : attributes) {
            String value = line.attributes().get(attribute);
            if (value != null) {
                kept.put(attribute, value);
            }
        }
        return new MrrLine(line.planId(), line.interval(), line.currency(), kept, micros, booked);
    }
}
