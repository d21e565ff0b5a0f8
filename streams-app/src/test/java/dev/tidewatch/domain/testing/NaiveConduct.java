package dev.tidewatch.domain.testing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one customer did beside moving MRR: trials, purchases and answers, each looked through for every question. */
final class NaiveConduct {

    private static final Comparator<NaiveCustomer.Answer> NEWEST = Comparator.comparing(NaiveCustomer.Answer::at)
            .thenComparing(NaiveCustomer.Answer::score, Comparator.reverseOrder())
            .thenComparing(NaiveCustomer.Answer::scaleMax);

    private final NaiveCustomer.Told told;
    private final Profile profile;
    private final List<NaiveTrial> trials = new ArrayList<>();

    NaiveConduct(NaiveCustomer.Told told, Profile profile) {
        this.told = told;
        this.profile = profile;
        told.snapshots().stream()
                .collect(groupingBy(Snapshot::subscriptionId, TreeMap::new, toList()))
                .forEach((id, snapshots) -> trials.addAll(
                        NaiveTrial.of(new NaiveSubscription(id, profile, told.clock(), snapshots), told.clock())));
    }

    List<NaiveTrial> trials() {
        return trials;
    }

    /** Those on which anything of it counts. */
    Stream<LocalDate> days() {
        Stream<Instant> trialDays = trials.stream()
                .flatMap(trial ->
                        trial.end() == null ? Stream.of(trial.start()) : Stream.of(trial.start(), trial.end()));
        Stream<Instant> others = Stream.concat(
                told.purchases().stream().map(NaiveCustomer.Purchase::at),
                told.answers().stream().map(NaiveCustomer.Answer::at));
        return Stream.concat(trialDays, others).map(this::day);
    }

    NaiveTrialFigures trials(Predicate<NaiveTrial> here, Predicate<LocalDate> window) {
        List<NaiveTrial> started = trials.stream()
                .filter(here)
                .filter(trial -> window.test(day(trial.start())))
                .toList();
        List<NaiveTrial> ended = trials.stream()
                .filter(here)
                .filter(trial -> trial.end() != null && window.test(day(trial.end())))
                .toList();
        return new NaiveTrialFigures(
                started.size(),
                started.stream().filter(NaiveTrial::converted).count(),
                ended.size(),
                ended.stream().filter(NaiveTrial::converted).count());
    }

    /** @param days those of the window on which the customer is in the segment */
    long purchases(Predicate<LocalDate> days) {
        return told.purchases().stream()
                .filter(purchase -> days.test(day(purchase.at())))
                .count();
    }

    /** The newest, of those of one instant the lowest; null where there is none. */
    NaiveCustomer.@Nullable Answer answer(NaiveCustomer.AnswerKind kind, Predicate<LocalDate> days) {
        return told.answers().stream()
                .filter(answer -> answer.kind() == kind && days.test(day(answer.at())))
                .max(NEWEST)
                .orElse(null);
    }

    private LocalDate day(Instant at) {
        return at.atZone(profile.zone()).toLocalDate();
    }
}
