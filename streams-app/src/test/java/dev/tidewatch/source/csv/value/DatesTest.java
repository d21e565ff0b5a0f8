package dev.tidewatch.source.csv.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "iso; 2026-03-14; 2026-03-13T23:00:00Z",
                "iso; 2026-07-14; 2026-07-13T22:00:00Z",
                "iso; 2026-03-14T15:09; 2026-03-14T14:09:00Z",
                "iso; 2026-03-14 15:09:26; 2026-03-14T14:09:26Z",
                "iso; 2026-03-14T15:09:26.123456Z; 2026-03-14T15:09:26.123Z",
                "iso; 2026-03-14 15:09:26 UTC; 2026-03-14T15:09:26Z",
                "iso; 2026-03-14 15:09:26+02; 2026-03-14T13:09:26Z",
                "iso; 2026-03-14T15:09:26-05:30; 2026-03-14T20:39:26Z",
                "dd.MM.yyyy; 14.03.2026; 2026-03-13T23:00:00Z",
                "d MMM yyyy; 4 mar 2026; 2026-03-03T23:00:00Z",
                "MM/dd/yyyy HH:mm; 03/14/2026 15:09; 2026-03-14T14:09:00Z",
                "yyyy-MM-dd'T'HH:mmXXX; 2026-03-14T15:09+00:00; 2026-03-14T15:09:00Z",
                "dd.MM.yy; 14.03.26; 2026-03-13T23:00:00Z"
            })
    void shouldReadTheDeclaredForm(String form, String text, String instant) {
        assertThat(Dates.of(form, BERLIN).read(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"14.03.2026", "2026-3-14", "2026-02-30", "45000", "2026-03-14T25:00", "2026-03-1415:09", "today"
            })
    void shouldRefuseWhatIsNotOfIt(String text) {
        assertThatThrownBy(() -> Dates.of(Dates.ISO, BERLIN).read(text))
                .hasMessage("'" + text + "' is no date; it must be as 2026-03-14, 2026-03-14T15:09:26 or"
                        + " 2026-03-14T15:09:26Z; say another form in the map (dates = dd.MM.yyyy)");
    }

    @Test
    void shouldRefuseADayThatDoesNotExist() {
        assertThatThrownBy(() -> Dates.of("dd.MM.yyyy", BERLIN).read("31.02.2026"))
                .hasMessage("'31.02.2026' is no date; it must be as 14.03.2026 (dates = dd.MM.yyyy)");
    }

    @Test
    void shouldRefuseATimeThatClocksShowedNeverOrTwice() {
        assertThatThrownBy(() -> Dates.of(Dates.ISO, BERLIN).read("2026-03-29 02:30"))
                .hasMessage(
                        "'2026-03-29 02:30' does not exist in Europe/Berlin, where clocks were set forward then; it must say"
                                + " its offset, as +01:00");
        assertThatThrownBy(() -> Dates.of(Dates.ISO, BERLIN).read("2026-10-25 02:30"))
                .hasMessageContaining("is there twice in Europe/Berlin, where clocks were set back then");
    }

    @Test
    void shouldEndWithTheDayOrBehindIt() {
        Dates dates = Dates.of(Dates.ISO, BERLIN);

        assertThat(dates.readEnd("2026-03-31", false)).isEqualTo("2026-03-30T22:00:00Z");
        assertThat(dates.readEnd("2026-03-31", true)).isEqualTo("2026-03-31T22:00:00Z");
        assertThat(dates.readEnd("2026-03-31T12:00:00Z", true)).isEqualTo("2026-03-31T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "HH:mm", "MM/yyyy", "{"})
    void shouldRefuseAPatternThatSaysNoDay(String form) {
        assertThatThrownBy(() -> Dates.of(form, BERLIN)).isInstanceOf(IllegalArgumentException.class);
    }
}
