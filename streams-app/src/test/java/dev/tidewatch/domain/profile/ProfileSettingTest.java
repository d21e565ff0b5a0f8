package dev.tidewatch.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.money.Fraction;
import dev.tidewatch.domain.time.MonthFactors;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileSettingTest {

    /** Unlike the default in every setting. */
    private static final Profile OTHER = new Profile(
            ZoneId.of("Europe/Zurich"),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(3),
            Duration.ofDays(4),
            false,
            DiscountPolicy.NONE,
            DiscountTiming.STATED,
            ChurnRecognition.REQUESTED,
            new MonthFactors(Fraction.of(30, 1), Fraction.of(4, 1), Fraction.of(2, 1), Fraction.of(1, 6)),
            "CHF",
            new RatePolicy(Duration.ofDays(5), Duration.ofDays(6)),
            List.of("country"));

    @Test
    void shouldBecomeTheOtherProfileWhenEverySettingIsSwitched() {
        assertThat(ProfileSetting.switched(Profile.TIDEWATCH, OTHER, EnumSet.allOf(ProfileSetting.class)))
                .isEqualTo(OTHER);
        assertThat(ProfileSetting.differing(Profile.TIDEWATCH, OTHER)).containsExactly(ProfileSetting.values());
    }

    @Test
    void shouldDifferInThatAloneWhenOneSettingIsSwitched() {
        for (ProfileSetting setting : ProfileSetting.values()) {
            Profile switched = ProfileSetting.switched(Profile.TIDEWATCH, OTHER, Set.of(setting));

            assertThat(ProfileSetting.differing(Profile.TIDEWATCH, switched)).containsExactly(setting);
        }
    }

    @Test
    void shouldDifferInNothingWhenProfilesAreEqual() {
        assertThat(ProfileSetting.differing(OTHER, OTHER)).isEmpty();
    }
}
