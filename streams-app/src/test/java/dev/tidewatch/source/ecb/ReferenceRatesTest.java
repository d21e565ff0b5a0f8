package dev.tidewatch.source.ecb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Lists;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceRatesTest {

    @Test
    void shouldReadTheHistoryNewestFirstWithoutTheColumnBehindTheLastComma() {
        List<ReferenceDay> days = days("""
                Date,USD,JPY,RUB,
                2026-03-03,1.08,161.5,N/A,
                2026-03-02,1.1,160,N/A,
                """);

        assertThat(days)
                .containsExactly(
                        new ReferenceDay(
                                LocalDate.parse("2026-03-03"),
                                2,
                                Map.of("USD", new BigDecimal("1.08"), "JPY", new BigDecimal("161.5")),
                                1),
                        new ReferenceDay(
                                LocalDate.parse("2026-03-02"),
                                3,
                                Map.of("USD", new BigDecimal("1.1"), "JPY", new BigDecimal("160")),
                                1));
    }

    @Test
    void shouldReadTheFileOfOneDayWithItsSpacesAndItsDateInWords() {
        List<ReferenceDay> days = days("""
                Date, USD, JPY,\s
                05 March 2026, 1.0851, 161.32,\s
                """);

        assertThat(days).hasSize(1);
        assertThat(days.get(0).date()).isEqualTo("2026-03-05");
        assertThat(days.get(0).quotes())
                .isEqualTo(Map.of("USD", new BigDecimal("1.0851"), "JPY", new BigDecimal("161.32")));
    }

    @Test
    void shouldCountLinesAsTheyStandWhenSomeAreEmpty() {
        assertThat(days("Date,USD,\r\n\r\n2026-03-02,1.1,\r\n").get(0).line()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2026-03-02,1.1,x,; line 2, column JPY: 'x' is no quote; it must be a number above 0, or N/A",
                "2026-03-02,0,160,; line 2, column USD: '0' is no quote; it must be a number above 0, or N/A",
                "2026-03-02,,160,; line 2, column USD: '' is no quote; it must be a number above 0, or N/A",
                "2 Mars 2026,1.1,160,; line 2, column Date: '2 Mars 2026' is no day; it must be as 2026-03-02 or 2 March 2026",
                "2026-13-02,1.1,160,; line 2, column Date: '2026-13-02' is no day; it must be as 2026-03-02 or 2 March 2026",
                "2026-03-02,1.1; line 2: has 2 columns; it must have 3 as the header"
            })
    void shouldNameLineAndColumnOfWhatIsWrong(String row, String start, String rest) {
        assertThatThrownBy(() -> days("Date,USD,JPY,\n" + row + "\n")).hasMessage(start + "; " + rest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Day,USD; line 1: begins with 'Day'; it must begin with Date",
                "Date,USD,dollar; line 1, column 3: 'dollar'; it must be a currency of three capital letters that no other"
                        + " column has",
                "Date,USD,USD; line 1, column 3: 'USD'; it must be a currency of three capital letters that no other column has"
            })
    void shouldSayWhatIsWrongWithTheHeader(String header, String start, String rest) {
        assertThatThrownBy(() -> days(header + "\n")).hasMessage(start + "; " + rest);
    }

    @Test
    void shouldSayThatAFileIsEmpty() {
        assertThatThrownBy(() -> days("")).hasMessageStartingWith("line 1: the file is empty");
    }

    private static List<ReferenceDay> days(String csv) {
        try {
            return Lists.newArrayList(
                    new ReferenceRates(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
