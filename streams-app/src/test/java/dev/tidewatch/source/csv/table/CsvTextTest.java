package dev.tidewatch.source.csv.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.CharStreams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void shouldKnowTheEncodingByItsMarkAndLeaveItOut(String charset) throws IOException {
        assertThat(read("\uFEFFKunde;Währung\n".getBytes(Charset.forName(charset)), WINDOWS))
                .isEqualTo("Kunde;Währung\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void shouldKnowUtf16ByItsZerosWhenThereIsNoMark(String charset) throws IOException {
        assertThat(read("Kunde;Währung\n".getBytes(Charset.forName(charset)), null))
                .isEqualTo("Kunde;Währung\n");
    }

    @Test
    void shouldReadTheDeclaredEncoding() throws IOException {
        assertThat(read("Währung".getBytes(WINDOWS), WINDOWS)).isEqualTo("Währung");
    }

    @Test
    void shouldNameTheLineOfAByteThatIsNotOfTheEncoding() {
        String long200 = "a;b\r\n".repeat(40_000) + "Währung;c\r\n";

        assertThatThrownBy(() -> read(long200.getBytes(WINDOWS), null))
                .isInstanceOf(BadCsv.class)
                .hasMessageContaining(
                        "line 40001: has the byte 0xE4, which is not UTF-8; save the file as UTF-8, or say"
                                + " its encoding in the map (encoding = windows-1252)");
    }

    @Test
    void shouldReadCharactersOfFourBytesWhereverTheyStand() throws IOException {
        String text = "x".repeat((1 << 14) - 1) + "\uD83D\uDE00".repeat(9_000);

        assertThat(read(text.getBytes(StandardCharsets.UTF_8), null)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "504B0304|is a zip or a spreadsheet's own file, not CSV; save it as CSV in UTF-8",
                "D0CF11E0|is a zip or a spreadsheet's own file, not CSV; save it as CSV in UTF-8",
                "FFFE0000|is UTF-32; save it as CSV in UTF-8"
            })
    void shouldSayWhatAFileIsThatIsNoText(String bytes, String problem) {
        assertThatThrownBy(() -> read(HexFormat.of().parseHex(bytes), null)).hasMessage(problem);
    }

    @Test
    void shouldBeginAgainAfterASample() throws IOException {
        PushbackReader text = new PushbackReader(new StringReader("abcdef"), 4);

        assertThat(CsvText.sample(text, 4)).isEqualTo("abcd");
        assertThat(CharStreams.toString(text)).isEqualTo("abcdef");
    }

    private static String read(byte[] bytes, @Nullable Charset declared) throws IOException {
        return CharStreams.toString(CsvText.of(new ByteArrayInputStream(bytes), declared));
    }
}
