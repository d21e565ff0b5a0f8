package dev.tidewatch.source.csv.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void shouldCountLinesAsAnEditorDoesWhenACellHasLineBreaks(String end) throws IOException {
        String text = String.join(end, "a,b", "1,\"x", "\"\"y\"\"", "z\"", "", "2,3", "");

        assertThat(rows(text, ','))
                .containsExactly(
                        new CsvRow(2, List.of("1", "x" + end + "\"y\"" + end + "z")), new CsvRow(6, List.of("2", "3")));
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void shouldCutAtTheSeparatorAndTakeSpacesAway(char separator) throws IOException {
        String text =
                "a" + separator + "b" + separator + "c\n 1 " + separator + separator + " \"x" + separator + "y\" \n";

        assertThat(rows(text, separator)).containsExactly(new CsvRow(2, List.of("1", "", "x" + separator + "y")));
    }

    @Test
    void shouldFindTheHeaderBelowEmptyRows() throws IOException {
        CsvTable table = new CsvTable(new StringReader("\n,,\n Customer ,Started_At,\n"), ',');

        assertThat(table.header().line()).isEqualTo(3);
        assertThat(table.header().names()).containsExactly("Customer", "Started_At", "");
        assertThat(table.header().columns("started at")).containsExactly(1);
    }

    @Test
    void shouldPreferTheColumnThatIsCalledExactlySo() throws IOException {
        Header header = new CsvTable(new StringReader("price,Price,PRICE\n"), ',').header();

        assertThat(header.columns("Price")).containsExactly(1);
        assertThat(header.columns("pRICE")).containsExactly(0, 1, 2);
    }

    @Test
    void shouldSayWhichRowHasAQuoteThatIsNeverClosed() {
        assertThatThrownBy(() -> rows("a,b\n1,2\n3,\"x\n4,5\n", ','))
                .hasMessage("line 3: a cell of this row begins with a quote that is never closed; a quote within quotes"
                        + " must be doubled");
    }

    @Test
    void shouldSayWhichRowHasMoreBehindAQuote() {
        assertThatThrownBy(() -> rows("a,b\n1,\"x\"y\n", ','))
                .hasMessageStartingWith("line 2: is no CSV: Unexpected character ('y'")
                .hasMessageEndingWith("a quote within quotes must be doubled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", ",,\n"})
    void shouldAskForAHeader(String text) {
        assertThatThrownBy(() -> rows(text, ',')).hasMessage("is empty; the first row must name the columns");
    }

    private static List<CsvRow> rows(String text, char separator) throws IOException {
        CsvTable table = new CsvTable(new StringReader(text), separator);
        List<CsvRow> rows = new ArrayList<>();
        for (CsvRow row = table.next(); row != null; row = table.next()) {
            rows.add(row);
        }
        return rows;
    }
}
