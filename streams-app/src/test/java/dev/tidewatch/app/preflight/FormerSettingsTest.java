package dev.tidewatch.app.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.SettingChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormerSettingsTest {

    private static final Map<String, String> DEFAULTS = Map.of("enter", "60", "leave", "40");

    @Test
    void shouldTellWhatEachSettingWasLastBefore() {
        List<Origin> origins = List.of(origin("50"), origin("55"), origin("60"), origin("60"));

        assertThat(FormerSettings.changes(origins, DEFAULTS, DEFAULTS))
                .containsExactly(new SettingChange("enter", "55", "60"));
    }

    @Test
    void shouldTellNothingWhereEverySettingIsAsItWas() {
        assertThat(FormerSettings.changes(List.of(origin("60")), DEFAULTS, DEFAULTS))
                .isEmpty();
    }

    private static Origin origin(String enter) {
        return new Origin("1.0", Map.of("enter", enter), Map.of());
    }
}
