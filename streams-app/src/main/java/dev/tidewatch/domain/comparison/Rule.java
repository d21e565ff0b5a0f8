package dev.tidewatch.domain.comparison;

import dev.tidewatch.domain.profile.ProfileSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The settings that decide a difference.
 *
 * @param alternatives each of them suffices; settings within one do so only together
 */
public record Rule(List<Set<ProfileSetting>> alternatives) {

    public Rule {
        alternatives = List.copyOf(alternatives);
    }

    /** The smallest choices that suffice, of choices in order of size. */
    static Rule fewest(List<Set<ProfileSetting>> choices, Predicate<Set<ProfileSetting>> suffices) {
        List<Set<ProfileSetting>> sufficient = new ArrayList<>();
        for (Set<ProfileSetting> choice : choices) {
            boolean fewest = sufficient.isEmpty() || sufficient.get(0).size() == choice.size();
            if (fewest && suffices.test(choice)) {
                sufficient.add(choice);
            }
        }
        return new Rule(sufficient);
    }

    /** {@code tidewatch.discounts}, {@code tidewatch.grouping + tidewatch.delinquency}, or several joined by {@code or}. */
    @Override
    public String toString() {
        return alternatives.stream()
                .map(together -> together.stream().map(ProfileSetting::key).collect(Collectors.joining(" + ")))
                .collect(Collectors.joining(" or "));
    }

    /** No setting does it by itself. */
    public boolean isTogether() {
        return alternatives.stream().allMatch(together -> together.size() > 1);
    }
}
