package dev.tidewatch.source.csv.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapFileTest {

    private static final String LEAST = """
            rows = periods
            column.customer = Customer
            column.plan = Plan
            column.amount = Price
            value.currency = EUR
            column.started = From
            """;

    @Test
    void shouldHaveADefaultForWhateverIsNotSaid() throws IOException {
        CsvMap map = read(LEAST);

        assertThat(map.rows()).isEqualTo(Rows.PERIODS);
        assertThat(map.text()).isEqualTo(new CsvMap.Text(',', null));
        assertThat(map.columns().names())
                .containsEntry(Field.CUSTOMER, "Customer")
                .hasSize(4);
        assertThat(map.columns().values()).isEqualTo(Map.of(Field.CURRENCY, "EUR"));
        assertThat(map.cells().minorUnits()).isFalse();
        assertThat(map.cells().lastDayIsPaid()).isFalse();
        assertThat(map.cells().decimals().read("1234.5", "amount")).isEqualTo("1234.5");
        assertThat(map.cells().dates().read("2026-03-14")).isEqualTo("2026-03-14T00:00:00Z");
    }

    @Test
    void shouldReadWhatIsSaid() throws IOException {
        CsvMap map = read(LEAST + """
                # a comment
                separator = \\t
                encoding = windows-1252
                decimal.mark = ,
                thousands.mark = point
                amounts.in = minor
                last.day.is.paid = yes
                zone = Europe/Berlin
                dates = dd.MM.yyyy
                words.interval = monatlich = 1 month, jährlich = year
                attribute.country = Land
                optional = quantity, ended
                """);

        assertThat(map.text()).isEqualTo(new CsvMap.Text('\t', Charset.forName("windows-1252")));
        assertThat(map.columns().attributes()).isEqualTo(Map.of("country", "Land"));
        assertThat(map.columns().optional()).containsExactlyInAnyOrder(Field.QUANTITY, Field.ENDED);
        assertThat(map.cells().decimals().read("1.234,5", "amount")).isEqualTo("1234.5");
        assertThat(map.cells().dates().read("14.03.2026")).isEqualTo("2026-03-13T23:00:00Z");
        assertThat(map.cells().intervals().read("Monatlich").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colum.quantity = Q | colum.quantity is unknown; did you mean column.quantity?",
                "wholly.unheard.of = 1 | wholly.unheard.of is unknown; docs/csv.md lists the keys",
                "column.plan = Tariff | column.plan is there twice; one of the two must go",
                "separator = : | separator is :; it must be one of comma, pipe, semicolon, tab",
                "decimal.mark = space | decimal.mark is space; it must be one of comma, point",
                "thousands.mark = . | thousands.mark is .; it must be another than decimal.mark",
                "amounts.in = cents | amounts.in is cents; it must be major or minor",
                "last.day.is.paid = true | last.day.is.paid is true; it must be no or yes",
                "zone = Mars | zone is Mars; it must be a zone such as UTC or Europe/Berlin",
                "dates = yesterday | dates is yesterday; it must be iso or a pattern such as dd.MM.yyyy or MM/dd/yyyy HH:mm",
                "encoding = latin | encoding is latin; it must be an encoding such as UTF-8, windows-1252 or ISO-8859-1",
                "optional = ending | optional is ending; it must be fields such as quantity, ended, with a comma between two",
                "words.interval = monthly | words.interval is monthly; it must be a word = what it means, with a comma between two",
                "words.status = on = alive | words.status: 'alive' is no status",
                "column.status = S | status is of no table of periods; it must go, or rows must be changes",
                "column.unit.amount = P | one of column.amount, the price of all of it, and column.unit.amount, the price of one, must be there, and not both",
                "attribute.country = | attribute.country is empty; it must name a column",
                "attribute. = Land | attribute. is unknown",
                "dates = \\u00 | cannot be read: Malformed \\uxxxx encoding.; a backslash must be doubled"
            })
    void shouldSayWhatIsWrongAndWhatWouldBeRight(String line, String problem) {
        assertThatThrownBy(() -> read(LEAST + line + "\n"))
                .isInstanceOf(BadMap.class)
                .hasMessageStartingWith("the.map: " + problem);
    }

    @ParameterizedTest
    @CsvSource({"customer", "plan", "started"})
    void shouldAskForAFieldThatIsNeeded(String field) {
        String without = LEAST.replaceAll("column." + field + " = .*\n", "");

        assertThatThrownBy(() -> read(without))
                .hasMessageStartingWith("the.map: column." + field + " is missing: the column");
    }

    @Test
    void shouldAskWhatARowIs() {
        assertThatThrownBy(() -> read(LEAST.replace("rows = periods", "")))
                .hasMessage("the.map: rows is missing; it must be changes or periods");
    }

    private static CsvMap read(String text) throws IOException {
        return MapFile.read("the.map", new StringReader(text));
    }
}
