package dev.tidewatch.cli;

import dev.tidewatch.app.explain.FigureMeaning;
import dev.tidewatch.avro.json.NearestName;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How a command line names a figure and its row; what it does not know it compares with what there is. */
public final class FigureNames {

    private FigureNames() {}

    static final class OfMetric implements ITypeConverter<Metric> {

        @Override
        public Metric convert(String text) {
            FigureMeaning.unexplained(text).ifPresent(reason -> {
                throw new TypeConversionException(text + " cannot be explained by movements: " + reason);
            });
            List<String> known = FigureMeaning.published();
            return Metric.named(text)
                    .filter(metric -> known.contains(metric.field()))
                    .orElseThrow(() -> unknown("metric", text, known));
        }
    }

    public static final class OfWindow implements ITypeConverter<Window> {

        @Override
        public Window convert(String text) {
            return Arrays.stream(Window.values())
                    .filter(window -> window.name().equals(text.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> unknown(
                            "window",
                            text,
                            Arrays.stream(Window.values()).map(Window::name).toList()));
        }
    }

    static final class OfSegment implements ITypeConverter<Segment> {

        @Override
        public Segment convert(String text) {
            return Segment.ofKey(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is no segment; it must be all, or dimension=value such as plan=pro"));
        }
    }

    private static TypeConversionException unknown(String what, String text, List<String> known) {
        String nearest = NearestName.of(text, known)
                .map(name -> "; did you mean " + name + "?")
                .orElse(".");
        return new TypeConversionException(
                "there is no " + what + " '" + text + "'" + nearest + " There are " + String.join(", ", known));
    }
}
