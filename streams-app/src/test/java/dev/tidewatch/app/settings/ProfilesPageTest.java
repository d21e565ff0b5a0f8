package dev.tidewatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.keys.NamedProfile;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.profile.ProfileSetting;
import dev.tidewatch.domain.profile.ProfileValues;
import dev.tidewatch.domain.testing.MarkdownTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/profiles.md says what the code does, and where each value that is not ours comes from. */
class ProfilesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "profiles.md");

    private static List<String> page = List.of();

    @BeforeAll
    static void read() throws IOException {
        page = Files.readAllLines(PAGE);
    }

    @Test
    void shouldListEveryValueOfEveryProfile() {
        List<List<String>> expected = new ArrayList<>();
        for (ProfileSetting setting : ProfileSetting.values()) {
            List<String> row = new ArrayList<>(List.of(code(setting.key())));
            for (NamedProfile named : NamedProfile.values()) {
                row.add(value(setting, named));
            }
            expected.add(row);
        }
        String[] head = Stream.concat(
                        Stream.of("setting"), NamedProfile.names().stream().map(ProfilesPageTest::code))
                .toArray(String[]::new);

        assertThat(MarkdownTables.under(page, head)).containsExactly(expected);
    }

    @ParameterizedTest
    @EnumSource(value = NamedProfile.class, names = "TIDEWATCH", mode = EnumSource.Mode.EXCLUDE)
    void shouldGiveTheSourceOfEachValueThatIsNotOurs(NamedProfile vendor) {
        List<List<String>> sources = sourcesOf(vendor);

        assertThat(sources).extracting(row -> row.get(0)).contains(keysThatAreNotOurs(vendor));
        for (List<String> row : sources) {
            assertThat(row.get(1)).as(row.get(0)).isEqualTo(value(setting(row.get(0)), vendor));
            assertThat(row.get(3)).as(row.get(0)).contains("](http");
        }
    }

    private static List<List<String>> sourcesOf(NamedProfile vendor) {
        int section = page.indexOf("## " + vendor.label());
        assertThat(section).as(vendor.label()).isNotNegative();
        return MarkdownTables.under(
                        page.subList(section, page.size()), "setting", "value", "what the vendor says", "source")
                .get(0);
    }

    private static String[] keysThatAreNotOurs(NamedProfile vendor) {
        return ProfileSetting.differing(Profile.TIDEWATCH, vendor.profile()).stream()
                .map(setting -> code(setting.key()))
                .toArray(String[]::new);
    }

    private static ProfileSetting setting(String cell) {
        return Arrays.stream(ProfileSetting.values())
                .filter(setting -> code(setting.key()).equals(cell))
                .findFirst()
                .orElseThrow(() -> new AssertionError(cell + " is no setting of a profile"));
    }

    private static String value(ProfileSetting setting, NamedProfile named) {
        String text = ProfileValues.text(setting, named.profile());
        return text.isEmpty() ? "none" : code(text);
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
