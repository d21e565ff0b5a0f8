package dev.tidewatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.keys.Keys;
import dev.tidewatch.app.settings.keys.NamedProfile;
import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.profile.ProfileSetting;
import dev.tidewatch.domain.profile.ProfileValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamedProfileTest {

    @ParameterizedTest
    @EnumSource(NamedProfile.class)
    void shouldBeTheProfileWhenNamed(NamedProfile named) {
        assertThat(set(Map.of("tidewatch.profile", named.label())).profile()).isEqualTo(named.profile());
    }

    /** States record the resulting values as text: naming the defaults must not look like other settings. */
    @Test
    void shouldResultInTheSameValuesWhenTheDefaultsAreNamed() {
        Profile unnamed = set(Map.of()).profile();

        assertThat(set(Map.of("tidewatch.profile", "tidewatch")).profile()).hasToString(unnamed.toString());
        assertThat(set(ProfileValues.of(unnamed)).profile()).hasToString(unnamed.toString());
        assertThat(unnamed).hasToString(Profile.TIDEWATCH.toString());
    }

    @Test
    void shouldKnowTheKeyOfEverySettingOfAProfile() {
        for (ProfileSetting setting : ProfileSetting.values()) {
            assertThat(Keys.definition().names()).contains(setting.key());
        }
    }

    @Test
    void shouldLieBelowWhateverIsSetWhereverTheProfileIsNamed(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("f.properties"), "tidewatch.delinquency=7d\n");

        Profile profile = Settings.of(SettingLayers.of(
                        Map.of("tidewatch.grouping", "1s", "tidewatch.partitions", "2"),
                        file,
                        Map.of("TIDEWATCH_DISCOUNTS", "none"),
                        Map.of("tidewatch.profile", "Stripe")))
                .profile();

        assertThat(profile.delinquency()).isEqualTo(Duration.ofDays(7));
        assertThat(profile.discounts().name()).isEqualTo("NONE");
        assertThat(profile.churnRecognition()).isEqualTo(ChurnRecognition.REQUESTED);
        assertThat(profile.grouping()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void shouldSayWhichProfileAValueIsFromWhenShown() {
        assertThat(set(Map.of("tidewatch.profile", "stripe")).toString())
                .contains("tidewatch.profile=stripe (test)")
                .contains("tidewatch.discounts=forever (profile stripe)")
                .contains("tidewatch.partitions=4 (default)");
    }

    private static Settings set(Map<String, String> values) {
        return Settings.of(new SettingLayers().named("test", values));
    }
}
