package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.ledger.Movement;
import dev.tidewatch.domain.ledger.MovementKind;
import dev.tidewatch.domain.ledger.MovementLine;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.worth.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One customer's movements in order of time, read from the first to the last for every question. */
final class NaiveCustomer {

    private final String reportingCurrency;
    private final List<Dated> movements = new ArrayList<>();
    private String cohort = "";

    NaiveCustomer(List<Movement> movements, Profile profile) {
        this.reportingCurrency = profile.reportingCurrency();
        for (Movement movement : movements) {
            LocalDate day = movement.key().at().atZone(profile.zone()).toLocalDate();
            this.movements.add(new Dated(day, movement));
            if (movement.kind() == MovementKind.NEW) {
                cohort = day.toString().substring(0, "2026-03".length());
            }
        }
        if (cohort.isEmpty() != movements.isEmpty()) {
            throw new IllegalArgumentException("nobody begins without NEW: " + movements);
        }
    }

    Stream<LocalDate> days() {
        return movements.stream().map(Dated::day);
    }

    /** The keys of the segments that this customer is ever in. */
    Set<String> segments(Collection<String> dimensions) {
        Set<String> segments = new TreeSet<>();
        for (Dated dated : movements) {
            segments.add(new NaiveSegment("cohort", cohort).key());
            if (dated.isIn(reportingCurrency)) {
                for (MovementLine line : dated.movement().lines()) {
                    dimensions.forEach(dimension ->
                            segments.add(new NaiveSegment(dimension, value(dimension, line.line())).key()));
                }
            }
        }
        return segments;
    }

    NaiveStanding standing(NaiveSegment segment, LocalDate start, LocalDate day) {
        String dimension = segment.dimension();
        return new NaiveStanding(
                NaiveSegment.ALL.part(booked("all", start)),
                NaiveSegment.ALL.part(booked("all", day)),
                segment.part(booked(dimension, start)),
                segment.part(booked(dimension, day)),
                lacksRate(day) && isWhollyIn(segment),
                flows(dimension, start, day).stream()
                        .filter(flow -> flow.value().equals(segment.value()))
                        .toList());
    }

    /** The value of a dimension that a line of this customer belongs to. */
    private String value(String dimension, Line line) {
        return switch (dimension) {
            case "all" -> "";
            case "cohort" -> cohort;
            case "plan" -> line.planId();
            case "currency" -> line.currency();
            case "interval" ->
                "P" + line.interval().count() + line.interval().unit().name().charAt(0);
            default -> line.attributes().getOrDefault(dimension, "");
        };
    }

    private boolean isWhollyIn(NaiveSegment segment) {
        return segment.equals(NaiveSegment.ALL) || segment.equals(new NaiveSegment("cohort", cohort));
    }

    /** Micros of the reporting currency at the end of a day, by value of the dimension. */
    private SortedMap<String, Long> booked(String dimension, LocalDate day) {
        Movement last = last(reportingCurrency, day);
        return last == null ? new TreeMap<>() : byValue(dimension, last, MovementLine::after);
    }

    /** Whether any line is in another than the reporting currency at the end of a day. */
    private boolean lacksRate(LocalDate day) {
        return movements.stream()
                .filter(dated -> !dated.isIn(reportingCurrency))
                .map(dated -> dated.movement().key().currency())
                .map(currency -> last(currency, day))
                .anyMatch(last -> last != null
                        && last.lines().stream().mapToLong(MovementLine::after).sum() > 0);
    }

    /** Of the movements after the end of {@code start}, up to the end of {@code day}, in order of time. */
    private List<NaiveFlow> flows(String dimension, LocalDate start, LocalDate day) {
        List<NaiveFlow> flows = new ArrayList<>();
        for (Dated dated : movements) {
            Movement movement = dated.movement();
            boolean inside = dated.day().isAfter(start) && !dated.day().isAfter(day);
            if (inside && dated.isIn(reportingCurrency) && movement.reportingAmount() != null) {
                flows.addAll(NaiveFlow.of(
                        movement.kind(),
                        byValue(dimension, movement, MovementLine::before),
                        byValue(dimension, movement, MovementLine::after)));
            }
        }
        return flows;
    }

    private @Nullable Movement last(String currency, LocalDate day) {
        Movement last = null;
        for (Dated dated : movements) {
            if (dated.isIn(currency) && !dated.day().isAfter(day)) {
                last = dated.movement();
            }
        }
        return last;
    }

    private SortedMap<String, Long> byValue(
            String dimension, Movement movement, ToLongFunction<MovementLine> beforeOrAfter) {
        SortedMap<String, Long> sums = new TreeMap<>();
        for (MovementLine line : movement.lines()) {
            sums.merge(value(dimension, line.line()), beforeOrAfter.applyAsLong(line), Math::addExact);
        }
        return sums;
    }

    private record Dated(LocalDate day, Movement movement) {

        boolean isIn(String currency) {
            return movement.key().currency().equals(currency);
        }
    }
}
