package dev.tidewatch.domain.testing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.tidewatch.domain.ledger.Movement;
import dev.tidewatch.domain.ledger.MovementKind;
import dev.tidewatch.domain.ledger.MovementLine;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.worth.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One customer's movements in order of time, read from the first to the last for every question. */
final class NaiveCustomer {

    private final List<Dated> movements = new ArrayList<>();
    private String cohort = "";

    NaiveCustomer(List<Movement> movements, Profile profile) {
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
            for (String dimension : dimensions) {
                booked(dimension, other -> !other.at().isAfter(dated.at())).forEach((value, micros) -> {
                    if (micros > 0) {
                        segments.add(new NaiveSegment(dimension, value).key());
                    }
                });
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

    /** Micros of each currency in the segment at the end of a day. */
    SortedMap<String, Long> natives(NaiveSegment segment, LocalDate day) {
        SortedMap<String, Long> natives = new TreeMap<>();
        byCurrency(dated -> !dated.day().isAfter(day)).forEach((currency, list) -> {
            for (MovementLine line : list.get(list.size() - 1).lines()) {
                if (value(segment.dimension(), line.line()).equals(segment.value()) && line.after() > 0) {
                    natives.merge(currency, line.after(), Math::addExact);
                }
            }
        });
        return natives;
    }

    private boolean isWhollyIn(NaiveSegment segment) {
        return segment.equals(NaiveSegment.ALL) || segment.equals(new NaiveSegment("cohort", cohort));
    }

    /** Micros of the reporting currency at the end of a day, by value of the dimension. */
    private SortedMap<String, Long> booked(String dimension, LocalDate day) {
        return booked(dimension, dated -> !dated.day().isAfter(day));
    }

    /** As all these movements leave it: each currency's amounts, over the lines of its last one. */
    private SortedMap<String, Long> booked(String dimension, Predicate<Dated> past) {
        SortedMap<String, Long> booked = new TreeMap<>();
        byCurrency(past).values().forEach(list -> {
            long sum = list.stream()
                    .map(Movement::reportingAmount)
                    .mapToLong(amount -> amount == null ? 0 : amount)
                    .sum();
            spread(sum, list.get(list.size() - 1))
                    .forEach((line, part) -> booked.merge(value(dimension, line), part, Math::addExact));
        });
        return booked;
    }

    /** Whether a part of any currency's MRR has no rate at the end of a day. */
    private boolean lacksRate(LocalDate day) {
        return byCurrency(dated -> !dated.day().isAfter(day)).values().stream().anyMatch(NaiveCustomer::lacksRate);
    }

    private static boolean lacksRate(List<Movement> ofCurrency) {
        boolean lacks = false;
        for (Movement movement : ofCurrency) {
            boolean unpriced = movement.amount() > 0 && movement.reportingAmount() == null;
            lacks = movement.after() > 0 && (lacks || unpriced);
        }
        return lacks;
    }

    private SortedMap<String, List<Movement>> byCurrency(Predicate<Dated> past) {
        return movements.stream()
                .filter(past)
                .map(Dated::movement)
                .collect(groupingBy(movement -> movement.key().currency(), TreeMap::new, toList()));
    }

    /** The parts up to and including a line, rounded, are what the lines up to it have together. */
    private static SortedMap<Line, Long> spread(long booked, Movement last) {
        SortedMap<Line, Long> parts = new TreeMap<>();
        BigDecimal worth = BigDecimal.ZERO;
        long given = 0;
        for (MovementLine line : last.lines()) {
            worth = worth.add(BigDecimal.valueOf(line.after()));
            if (line.after() > 0) {
                long upTo = worth.multiply(BigDecimal.valueOf(booked))
                        .divide(BigDecimal.valueOf(last.after()), 0, RoundingMode.HALF_UP)
                        .longValueExact();
                parts.put(line.line(), upTo - given);
                given = upTo;
            }
        }
        return parts;
    }

    /** Of the movements after the end of {@code start}, up to the end of {@code day}, in order of time. */
    private List<NaiveFlow> flows(String dimension, LocalDate start, LocalDate day) {
        List<NaiveFlow> flows = new ArrayList<>();
        Instant last = null;
        for (Dated dated : movements) {
            Instant at = dated.at();
            boolean inside = dated.day().isAfter(start) && !dated.day().isAfter(day);
            if (inside && !at.equals(last)) {
                flows.addAll(NaiveFlow.of(
                        dated.movement().kind(),
                        booked(dimension, other -> other.at().isBefore(at)),
                        booked(dimension, other -> !other.at().isAfter(at))));
            }
            last = at;
        }
        return flows;
    }

    private record Dated(LocalDate day, Movement movement) {

        Instant at() {
            return movement.key().at();
        }
    }
}
