package dev.tidewatch.source.csv.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "1234.56; .; ; 1234.56",
                "0049,90; ,; ; 49.90",
                "1.234.567,8; ,; .; 1234567.8",
                "1234567,8; ,; .; 1234567.8",
                "1 234,50; ,; \" \"; 1234.50",
                "1\u00A0234,50; ,; \" \"; 1234.50",
                "1\u202F234,50; ,; \" \"; 1234.50",
                "1'234.50; .; ''; 1234.50",
                "1\u2019234.50; .; ''; 1234.50",
                "12,345; .; \",\"; 12345",
                "0.00000000000001; .; ; 0.00000000000001"
            })
    void shouldReadExactlyWhatStandsThere(String text, char mark, String thousands, String value) {
        Character group = thousands == null || thousands.isEmpty() ? null : thousands.charAt(0);

        assertThat(new Decimals(mark, group).read(text, "amount").toPlainString())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "49,90",
                "1,23",
                "12,3456",
                "1,234,56",
                "0,999",
                "00,123",
                "0,123,456",
                "-1",
                "+1",
                "(5)",
                "$5",
                "5 USD",
                "1e3",
                "1.2.3",
                "٣",
                "NaN",
                ".5",
                "5.",
                "1 234"
            })
    void shouldRefuseWhatIsNotOfTheDeclaredForm(String text) {
        assertThatThrownBy(() -> new Decimals('.', ',').read(text, "amount"))
                .hasMessage("'" + text + "' is no amount; it must be as 1,234 or 1234.56, without a sign or a currency"
                        + " (decimal.mark = point, thousands.mark = comma)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"50.00", "199.5", "0.0"})
    void shouldRefuseDecimalsOfCents(String text) {
        assertThatThrownBy(() -> Decimals.PLAIN.readCents(text, "amount"))
                .hasMessage(
                        "'" + text + "' is no amount in cents; it must be a whole number; if the column has dollars or"
                                + " euros, a map must say so (amounts.in = major)");
        assertThat(Decimals.PLAIN.readCents("19950", "amount")).isEqualByComparingTo("19950");
    }

    @Test
    void shouldTakeZerosBehindAWholeNumberAndNothingElse() {
        assertThat(Decimals.PLAIN.readWhole("5.00", "quantity")).isEqualTo(5);
        assertThatThrownBy(() -> Decimals.PLAIN.readWhole("2.5", "quantity"))
                .hasMessage("'2.5' is no quantity; it must be a whole number, such as 12");
        assertThatThrownBy(() -> Decimals.PLAIN.readWhole("a few", "quantity"))
                .hasMessage("'a few' is no quantity; it must be a whole number, such as 12");
        assertThatThrownBy(() -> Decimals.PLAIN.readWhole("9223372036854775808", "quantity"))
                .hasMessageContaining("is no quantity");
    }
}
