package dev.tidewatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.figure.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page writes each figure in its unit, which it tells by the name. */
class FigureUnitsTest {

    private static final Path SCRIPT = Path.of("src/main/resources/dev/tidewatch/app/page/units.js");
    private static final Pattern CONSTANT = Pattern.compile("const ([A-Z]+) = /(.*)/;");
    private static final String PLAIN = "plain number";

    /** The script asks in this order. */
    private static final List<String> FORMS = List.of("COUNTS", "SHARES", "MONEY");

    private record Form(String name, Pattern pattern) {}

    @Test
    void shouldWriteEveryFigureInItsUnit() throws IOException {
        List<Form> forms = CONSTANT.matcher(Files.readString(SCRIPT))
                .results()
                .map(found -> new Form(found.group(1), Pattern.compile(found.group(2))))
                .toList();

        for (Metric metric : Metric.all()) {
            String form = FORMS.stream()
                    .flatMap(name -> forms.stream().filter(one -> one.name.equals(name)))
                    .filter(one -> one.pattern.matcher(metric.field()).find())
                    .map(Form::name)
                    .findFirst()
                    .orElse(PLAIN);
            assertThat(forms(metric.unit())).as(metric.field()).contains(form);
        }
    }

    private static List<String> forms(Unit unit) {
        return switch (unit) {
            case COUNT -> List.of("COUNTS");
            case MONEY -> List.of("MONEY");
            case RATIO -> List.of("SHARES", PLAIN);
            case POINTS -> List.of(PLAIN);
        };
    }
}
