package dev.tidewatch.app.digest;

import dev.tidewatch.app.explain.CustomerMovements;
import dev.tidewatch.output.MrrMovement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up what was published on the day for days before it. */
final class DayCorrections {

    private final LocalDate day;
    private final Instant from;
    private final Instant end;
    private final Map<LocalDate, CorrectedDay> days = new TreeMap<>(Comparator.reverseOrder());

    /** @param end the first instant after the day */
    DayCorrections(LocalDate day, Instant from, Instant end) {
        this.day = day;
        this.from = from;
        this.end = end;
    }

    void add(CustomerMovements movements) {
        Map<String, SortedMap<Long, MrrMovement>> byMovement = new TreeMap<>();
        for (MrrMovement record : movements.records()) {
            if (record.getEffectiveDay().isBefore(day)) {
                byMovement
                        .computeIfAbsent(record.getMovementId(), id -> new TreeMap<>())
                        .put(record.getRevision(), record);
            }
        }
        byMovement.values().forEach(this::addRevisions);
    }

    /** Returns the days, the newest first. */
    List<CorrectedDay> days() {
        return List.copyOf(days.values());
    }

    private void addRevisions(SortedMap<Long, MrrMovement> revisions) {
        BigDecimal before = BigDecimal.ZERO;
        for (MrrMovement revision : revisions.values()) {
            BigDecimal now = booked(revision);
            Instant published = revision.getPublishedAt();
            if (!published.isBefore(from) && published.isBefore(end)) {
                days.merge(revision.getEffectiveDay(), corrected(revision, now.subtract(before)), CorrectedDay::plus);
            }
            before = now;
        }
    }

    private static CorrectedDay corrected(MrrMovement revision, BigDecimal change) {
        int voided = revision.getVoided() ? 1 : 0;
        int late = !revision.getVoided() && revision.getRevision() == 0 ? 1 : 0;
        return new CorrectedDay(revision.getEffectiveDay(), 1 - voided - late, voided, late, change);
    }

    /** Returns the amount that is booked; a movement that is voided, or that no rate prices, is worth nothing. */
    private static BigDecimal booked(MrrMovement revision) {
        BigDecimal booked = revision.getReportingAmount();
        return revision.getVoided() || booked == null ? BigDecimal.ZERO : booked;
    }
}
