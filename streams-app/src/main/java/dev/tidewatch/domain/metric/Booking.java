package dev.tidewatch.domain.metric;

import dev.tidewatch.domain.ledger.Movement;
import dev.tidewatch.domain.ledger.MovementLine;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.worth.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a history's entries off movements: one an instant, whose lines keep only what segments ask for. */
public final class Booking {

    private static final Comparator<MrrLine> ORDER = Comparator.comparing(MrrLine::planId)
            .thenComparing(MrrLine::interval)
            .thenComparing(MrrLine::currency)
            .thenComparing(line -> line.attributes().toString());

    private final String reportingCurrency;
    private final List<String> attributes;

    public Booking(Profile profile) {
        this.reportingCurrency = profile.reportingCurrency();
        this.attributes = profile.segmentAttributes();
    }

    /**
     * The entries of movements in order of key.
     *
     * @param before the MRR just before the first
     */
    public List<MrrEntry> entries(List<MrrLine> before, List<Movement> movements) {
        List<MrrEntry> entries = new ArrayList<>(movements.size());
        List<MrrLine> position = before;
        for (Movement movement : movements) {
            position = after(position, movement);
            MrrEntry entry = new MrrEntry(movement.key().at(), movement.kind(), position);
            MrrEntry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
            if (last == null || !last.at().equals(entry.at())) {
                entries.add(entry);
            } else {
                boolean reports = movement.key().currency().equals(reportingCurrency);
                entries.set(
                        entries.size() - 1, new MrrEntry(entry.at(), reports ? entry.kind() : last.kind(), position));
            }
        }
        return entries;
    }

    private List<MrrLine> after(List<MrrLine> before, Movement movement) {
        String currency = movement.key().currency();
        List<MrrLine> lines = new ArrayList<>();
        for (MrrLine line : before) {
            if (!line.currency().equals(currency)) {
                lines.add(line);
            }
        }
        for (MovementLine line : movement.lines()) {
            if (line.after() != 0) {
                add(lines, reduced(line.line(), line.after()));
            }
        }
        lines.sort(ORDER);
        return List.copyOf(lines);
    }

    private static void add(List<MrrLine> lines, MrrLine added) {
        for (int i = 0; i < lines.size(); i++) {
            MrrLine line = lines.get(i);
            if (line.splitsLike(added)) {
                lines.set(
                        i,
                        new MrrLine(
                                line.planId(),
                                line.interval(),
                                line.currency(),
                                line.attributes(),
                                Math.addExact(line.micros(), added.micros())));
                return;
            }
        }
        lines.add(added);
    }

    private MrrLine reduced(Line line, long micros) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String attribute : attributes) {
            String value = line.attributes().get(attribute);
            if (value != null) {
                kept.put(attribute, value);
            }
        }
        return new MrrLine(line.planId(), line.interval(), line.currency(), kept, micros);
    }
}
