package dev.tidewatch.domain.testing;

import static java.util.stream.Collectors.toSet;

import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.valuation.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One customer's movements in order of time, read from the first to the last for every question. */
public final class NaiveCustomer {

    private final List<Dated> movements = new ArrayList<>();
    private final NaiveConduct conduct;
    private String cohort = "";

    /**
     * All that is known of a customer by some clock.
     *
     * @param movements in order of time, the newest revisions, none voided
     * @param snapshots the accepted ones
     * @param purchases invoices paid, above 0
     */
    public record Told(
            List<Movement> movements,
            List<Snapshot> snapshots,
            List<Purchase> purchases,
            List<Answer> answers,
            Instant clock) {

        static Told of(List<Movement> movements) {
            return new Told(movements, List.of(), List.of(), List.of(), Instant.EPOCH);
        }
    }

    /** A paid invoice. */
    public record Purchase(Instant at) {}

    /** A score given. */
    public record Answer(AnswerKind kind, Instant at, int score, int scaleMax) {}

    /** What was asked for. */
    public enum AnswerKind {
        NPS,
        CSAT
    }

    NaiveCustomer(Told told, Profile profile) {
        this.conduct = new NaiveConduct(told, profile);
        for (Movement movement : told.movements()) {
            LocalDate day = movement.key().at().atZone(profile.zone()).toLocalDate();
            this.movements.add(new Dated(day, movement));
            if (movement.kind() == MovementKind.NEW) {
                cohort = day.toString().substring(0, "2026-03".length());
            }
        }
        if (cohort.isEmpty() != movements.isEmpty()) {
            throw new IllegalArgumentException("nobody begins without NEW: " + told.movements());
        }
    }

    Stream<LocalDate> days() {
        return Stream.concat(movements.stream().map(Dated::day), conduct.days());
    }

    NaiveConduct conduct() {
        return conduct;
    }

    /** The keys of the segments that this customer is ever in, be it with MRR that waits for a rate. */
    Set<String> segments(Collection<String> dimensions) {
        Set<String> segments = new TreeSet<>();
        if (!cohort.isEmpty()) {
            segments.add(new NaiveSegment("cohort", cohort).key());
        }
        for (NaiveTrial trial : conduct.trials()) {
            for (String dimension : dimensions) {
                trialValues(dimension, trial).forEach(value -> segments.add(new NaiveSegment(dimension, value).key()));
            }
        }
        for (Dated dated : movements) {
            for (Line line :
                    position(other -> !other.at().isAfter(dated.at())).natives().keySet()) {
                dimensions.forEach(
                        dimension -> segments.add(new NaiveSegment(dimension, value(dimension, line)).key()));
            }
        }
        return segments;
    }

    NaiveStanding standing(NaiveSegment segment, LocalDate start, LocalDate day) {
        String dimension = segment.dimension();
        return new NaiveStanding(
                mrr(start),
                mrr(day),
                segment.part(booked(dimension, start)),
                segment.part(booked(dimension, day)),
                isWhollyIn(segment) && position(upTo(day)).lacksRate(),
                flows(dimension, start, day).stream()
                        .filter(flow -> flow.value().equals(segment.value()))
                        .toList(),
                departures(segment, start, day));
    }

    /** Whether what the customer does on a day, beside moving MRR, counts in the segment. */
    boolean isIn(NaiveSegment segment, LocalDate day) {
        return isWhollyIn(segment) || segment.part(booked(segment.dimension(), day)) > 0;
    }

    boolean isIn(NaiveSegment segment, NaiveTrial trial) {
        return trialValues(segment.dimension(), trial).contains(segment.value());
    }

    private Set<String> trialValues(String dimension, NaiveTrial trial) {
        return switch (dimension) {
            case "all" -> Set.of("");
            case "cohort" -> cohort.isEmpty() ? Set.of() : Set.of(cohort);
            default ->
                trial.items()
                        .map(item -> value(dimension, NaiveWorth.line(trial.newest(), item)))
                        .collect(toSet());
        };
    }

    /** The day of the NEW; null of who never paid. */
    @Nullable
    LocalDate began() {
        return beginnings().findFirst().map(Dated::day).orElse(null);
    }

    /** Micros of the segment that the NEW was worth. */
    long worthAtNew(NaiveSegment segment) {
        return beginnings()
                .findFirst()
                .map(first -> segment.part(
                        booked(segment.dimension(), other -> !other.at().isAfter(first.at()))))
                .orElse(0L);
    }

    /** Micros at the end of a day. */
    long mrr(LocalDate day) {
        return NaiveSegment.ALL.part(booked("all", day));
    }

    private Stream<Dated> beginnings() {
        return movements.stream().filter(dated -> dated.movement().kind() == MovementKind.NEW);
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
        position(upTo(day)).natives().forEach((line, micros) -> {
            if (value(segment.dimension(), line).equals(segment.value())) {
                natives.merge(line.currency(), micros, Math::addExact);
            }
        });
        return natives;
    }

    private boolean isWhollyIn(NaiveSegment segment) {
        boolean ofCohort = !cohort.isEmpty() && segment.equals(new NaiveSegment("cohort", cohort));
        return ofCohort || segment.equals(NaiveSegment.ALL);
    }

    /** Micros of the reporting currency at the end of a day, by value of the dimension. */
    private SortedMap<String, Long> booked(String dimension, LocalDate day) {
        return booked(dimension, upTo(day));
    }

    /** As all these movements leave it. */
    private SortedMap<String, Long> booked(String dimension, Predicate<Dated> past) {
        SortedMap<String, Long> booked = new TreeMap<>();
        position(past).lines().forEach((line, part) -> booked.merge(value(dimension, line), part, Math::addExact));
        return booked;
    }

    private NaivePosition position(Predicate<Dated> past) {
        return new NaivePosition(
                movements.stream().filter(past).map(Dated::movement).toList());
    }

    private static Predicate<Dated> upTo(LocalDate day) {
        return dated -> !dated.day().isAfter(day);
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

    /** Of each CHURN in the window, where it took anything from the segment. */
    private List<NaiveDeparture> departures(NaiveSegment segment, LocalDate start, LocalDate day) {
        List<NaiveDeparture> departures = new ArrayList<>();
        Instant last = null;
        LocalDate since = LocalDate.MIN;
        for (Dated dated : movements) {
            Instant at = dated.at();
            MovementKind kind = dated.movement().kind();
            boolean inside = dated.day().isAfter(start) && !dated.day().isAfter(day);
            if (kind == MovementKind.NEW || kind == MovementKind.REACTIVATION) {
                since = dated.day();
            } else if (kind == MovementKind.CHURN && inside && !at.equals(last)) {
                SortedMap<String, Long> plans =
                        plans(segment, other -> other.at().isBefore(at));
                if (!plans.isEmpty()) {
                    departures.add(new NaiveDeparture(
                            dated.movement().churn(), ChronoUnit.DAYS.between(since, dated.day()), plans));
                }
            }
            last = at;
        }
        return departures;
    }

    /** Micros above 0 in the segment by plan. */
    private SortedMap<String, Long> plans(NaiveSegment segment, Predicate<Dated> past) {
        SortedMap<String, Long> plans = new TreeMap<>();
        position(past).lines().forEach((line, part) -> {
            if (value(segment.dimension(), line).equals(segment.value()) && part > 0) {
                plans.merge(line.planId(), part, Math::addExact);
            }
        });
        return plans;
    }

    private record Dated(LocalDate day, Movement movement) {

        Instant at() {
            return movement.key().at();
        }
    }
}
