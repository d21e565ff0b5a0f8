package dev.tidewatch.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileTextTest {

    /** As states have it that were made before settings had names; a state of that time must be read for ever. */
    private static final String FORMER_DEFAULT = "Profile[zone=UTC, lateness=PT840H, skew=PT0S, grouping=PT1H,"
            + " delinquency=PT720H, pastDueCounts=true, discounts=ALL, churnRecognition=EFFECTIVE_END,"
            + " monthFactors=MonthFactors[day=Fraction[numerator=365, denominator=12],"
            + " week=Fraction[numerator=52, denominator=12], month=Fraction[numerator=1, denominator=1],"
            + " year=Fraction[numerator=1, denominator=12]], reportingCurrency=USD,"
            + " rates=RatePolicy[maxAge=PT168H, patience=PT2160H], segmentAttributes=[]]";

    private static final String FORMER_OTHER =
            "Profile[zone=Europe/Berlin, lateness=PT0.5S, skew=PT0S, grouping=PT0.001S,"
                    + " delinquency=PT876000H, pastDueCounts=false, discounts=FOREVER, churnRecognition=REQUESTED,"
                    + " monthFactors=MonthFactors[day=Fraction[numerator=30.4375, denominator=1],"
                    + " week=Fraction[numerator=13, denominator=3], month=Fraction[numerator=1, denominator=1],"
                    + " year=Fraction[numerator=1, denominator=12]], reportingCurrency=EUR,"
                    + " rates=RatePolicy[maxAge=PT24H, patience=PT0S], segmentAttributes=[country, sales channel]]";

    @Test
    void shouldBeReadBackWhenWritten() {
        assertThat(ProfileText.parse(ProfileText.of(VendorProfiles.STRIPE)))
                .isEqualTo(ProfileText.settings(VendorProfiles.STRIPE))
                .doesNotContainKey("tidewatch.skew");
    }

    @ParameterizedTest
    @EnumSource(ProfileSetting.class)
    void shouldHaveEachSettingUnderItsName(ProfileSetting setting) {
        assertThat(ProfileText.settings(Profile.TIDEWATCH).containsKey(setting.key()))
                .isEqualTo(setting != ProfileSetting.SKEW);
    }

    @Test
    void shouldReadWhatEarlierVersionsWrote() {
        assertThat(ProfileText.parse(FORMER_DEFAULT)).isEqualTo(ProfileText.beforeNamed());
        assertThat(ProfileText.parse(FORMER_OTHER))
                .containsAllEntriesOf(Map.of(
                        "tidewatch.zone", "Europe/Berlin",
                        "tidewatch.lateness", "500ms",
                        "tidewatch.grouping", "1ms",
                        "tidewatch.delinquency", "36500d",
                        "tidewatch.pastdue.counts", "false",
                        "tidewatch.month.factor.day", "30.4375",
                        "tidewatch.month.factor.week", "13/3",
                        "tidewatch.fx.max.age", "1d",
                        "tidewatch.segment.attributes", "country,sales channel"))
                .containsEntry("tidewatch.discounts", "forever")
                .containsEntry("tidewatch.churn.recognition", "requested")
                .containsEntry("tidewatch.fx.patience", "0d")
                .containsEntry("tidewatch.reporting.currency", "EUR");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThatThrownBy(() -> ProfileText.parse(FORMER_DEFAULT.replace("zone=", "where=")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProfileText.parse("something")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNameOnlyWhatDiffers() {
        Profile other = ProfileSetting.switched(
                Profile.TIDEWATCH, VendorProfiles.STRIPE, List.of(ProfileSetting.GROUPING, ProfileSetting.DISCOUNTS));

        assertThat(SettingChange.sentence(changes(ProfileText.settings(Profile.TIDEWATCH), other)))
                .isEqualTo("tidewatch.discounts was all, is forever; tidewatch.grouping was 60m, is 1ms");
        assertThat(changes(ProfileText.settings(other), other)).isEmpty();
    }

    @Test
    void shouldTakeTheDefaultForOldStateWhenASettingIsNew() {
        Map<String, String> old = new TreeMap<>(ProfileText.settings(Profile.TIDEWATCH));
        old.remove("tidewatch.zone");
        ProfileDraft draft = new ProfileDraft(Profile.TIDEWATCH);
        draft.zone = ZoneId.of("Asia/Tokyo");

        assertThat(changes(old, Profile.TIDEWATCH)).isEmpty();
        assertThat(changes(old, draft.profile()))
                .containsExactly(new SettingChange("tidewatch.zone", "UTC", "Asia/Tokyo"));
    }

    @Test
    void shouldTakeWhatEarlierVersionsDidForOldStateWhereThatWasNotTheDefault() {
        Map<String, String> old = new TreeMap<>(ProfileText.settings(Profile.TIDEWATCH));
        old.remove("tidewatch.discount.timing");
        ProfileDraft draft = new ProfileDraft(Profile.TIDEWATCH);
        draft.discountTiming = DiscountTiming.STATED;

        assertThat(changes(old, draft.profile())).isEmpty();
        assertThat(changes(old, Profile.TIDEWATCH))
                .containsExactly(new SettingChange("tidewatch.discount.timing", "stated", "billed"));
    }

    private static List<SettingChange> changes(Map<String, String> was, Profile is) {
        return SettingChange.between(was, ProfileText.settings(is), ProfileText.beforeNamed());
    }
}
