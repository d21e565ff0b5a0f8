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
    void shouldRefuseWhatItDoesNotKnow() {
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

    private static List<SettingChange> changes(Map<String, String> was, Profile is) {
        return SettingChange.between(was, ProfileText.settings(is), ProfileText.beforeNamed());
    }
}
