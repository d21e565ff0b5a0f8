package dev.tidewatch.domain.comparison;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.profile.ProfileSetting;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Two profiles, and what lies between them: the left one with some of its settings as the right one has them. */
public record ProfilePair(Profile left, Profile right) {

    /** Returns the settings in which the two differ. */
    public Set<ProfileSetting> differing() {
        return ProfileSetting.differing(left, right);
    }

    Profile switched(Collection<ProfileSetting> settings) {
        return ProfileSetting.switched(left, right, settings);
    }

    /** Every choice of the differing settings, smaller ones first; none and all are the two profiles. */
    List<Set<ProfileSetting>> choices() {
        List<ProfileSetting> settings = List.copyOf(differing());
        return IntStream.range(0, 1 << settings.size())
                .boxed()
                .sorted(Comparator.comparingInt(Integer::bitCount).thenComparing(bits -> bits))
                .map(bits -> choice(settings, bits))
                .toList();
    }

    private static Set<ProfileSetting> choice(List<ProfileSetting> settings, int bits) {
        Set<ProfileSetting> choice = EnumSet.noneOf(ProfileSetting.class);
        for (int i = 0; i < settings.size(); i++) {
            if ((bits & 1 << i) != 0) {
                choice.add(settings.get(i));
            }
        }
        return choice;
    }
}
