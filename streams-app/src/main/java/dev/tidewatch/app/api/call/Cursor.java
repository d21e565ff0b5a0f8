package dev.tidewatch.app.api.call;

import com.google.common.io.BaseEncoding;
import com.google.common.net.UrlEscapers;
import dev.tidewatch.app.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Says where a list goes on, as text that means nothing to who asks.
 *
 * @param parts of the last record that was given: which list, then what the list is sorted by
 */
public record Cursor(List<String> parts) {

    public static final String PARAMETER = "cursor";

    private static final BaseEncoding TEXT = BaseEncoding.base64Url().omitPadding();
    private static final String BETWEEN = "\0";

    public static Cursor of(String... parts) {
        return new Cursor(List.of(parts));
    }

    /**
     * Returns what the text means.
     *
     * @throws Refusal if it is no cursor of this list
     */
    static <T> T read(String text, String list, Function<Cursor, T> meaning) {
        try {
            Cursor cursor = Cursor.of(new String(TEXT.decode(text), StandardCharsets.UTF_8).split(BETWEEN, -1));
            if (cursor.parts.get(0).equals(list)) {
                return meaning.apply(cursor);
            }
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            // Said below.
        }
        throw Refusal.badRequest(
                "cursor is '" + text + "'; it must be what an earlier answer of this list, asked for with"
                        + " the same parameters, gave as next");
    }

    public String part(int number) {
        return parts.get(number);
    }

    public Instant instant(int number) {
        return Instant.parse(part(number));
    }

    String text() {
        return TEXT.encode(String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** Says in a header where the list goes on, for answers that have no room for it. */
    void link(Call request) {
        List<String> parameters = new ArrayList<>();
        request.parameters()
                .forEach((name, values) -> values.forEach(value -> {
                    if (!name.equals(PARAMETER)) {
                        parameters.add(name + "="
                                + UrlEscapers.urlFormParameterEscaper().escape(value));
                    }
                }));
        parameters.add(PARAMETER + "=" + text());
        request.header("Link", "<" + request.path() + "?" + String.join("&", parameters) + ">; rel=\"next\"");
    }
}
