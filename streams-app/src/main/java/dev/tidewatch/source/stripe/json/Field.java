package dev.tidewatch.source.stripe.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value in Stripe's JSON and where it stands. Asking it for what it is not ends the translation with the place named.
 *
 * @param around what it is a member or an element of; null for the whole
 */
public record Field(JsonNode json, @Nullable Field around, String name) {

    /** Far beyond any amount, and short enough to be cheap. */
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?");

    public static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int LONGEST_SHOWN = 60;

    public static Field root(JsonNode json) {
        return new Field(json, null, "");
    }

    /** The same place with another value: what an id stands for. */
    public Field resolved(JsonNode object) {
        return new Field(object, around, name);
    }

    public Field at(String member) {
        return new Field(json.path(member), this, member);
    }

    /** Returns whether it is there and not null. */
    public boolean isSet() {
        return !json.isMissingNode() && !json.isNull();
    }

    public boolean isObject() {
        return json.isObject();
    }

    /** Returns the elements of an array; none if it is not set. */
    public List<Field> elements() {
        if (!isSet()) {
            return List.of();
        }
        if (!json.isArray()) {
            throw invalid("an array");
        }
        List<Field> elements = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            elements.add(new Field(json.get(i), this, "[" + i + "]"));
        }
        return elements;
    }

    public String text() {
        if (!isSet()) {
            throw refuse(Reason.MISSING, "is missing; it must be text");
        }
        if (!json.isTextual() || json.textValue().isBlank() || !isUnicode(json.textValue())) {
            throw invalid("text");
        }
        return json.textValue();
    }

    /** Returns the text; null if it is not set, or empty. */
    @Nullable
    public String optionalText() {
        return isSet() && !(json.isTextual() && json.textValue().isBlank()) ? text() : null;
    }

    /** Returns the id of an object, or what stands in its place: its id. */
    public String id() {
        return isObject() ? at("id").text() : text();
    }

    @Nullable
    public String optionalId() {
        return isSet() ? id() : null;
    }

    public Instant instant() {
        if (!isSet()) {
            throw refuse(Reason.MISSING, "is missing; it must be an instant in seconds since 1970");
        }
        boolean whole = json.isIntegralNumber() && json.canConvertToLong();
        if (!whole || json.longValue() < 0 || json.longValue() > LAST_SECOND) {
            throw invalid("an instant in seconds since 1970");
        }
        return Instant.ofEpochSecond(json.longValue());
    }

    @Nullable
    public Instant optionalInstant() {
        return isSet() ? instant() : null;
    }

    /** A number, or one in a text as Stripe writes its {@code ..._decimal}. */
    public BigDecimal decimal() {
        if (!isSet()) {
            throw refuse(Reason.MISSING, "is missing; it must be a number");
        }
        String text = json.isNumber() || json.isTextual() ? json.asText() : "";
        if (!DECIMAL.matcher(text).matches()) {
            throw invalid("a number of at most 30 digits");
        }
        return new BigDecimal(text);
    }

    public long whole() {
        if (!isSet()) {
            throw refuse(Reason.MISSING, "is missing; it must be a whole number");
        }
        if (!json.isIntegralNumber() || !json.canConvertToLong()) {
            throw invalid("a whole number of at most 64 bits");
        }
        return json.longValue();
    }

    public int wholeInt() {
        long value = whole();
        if (value != (int) value) {
            throw invalid("a whole number of at most 32 bits");
        }
        return (int) value;
    }

    /** False if it is not set. */
    public boolean isTrue() {
        if (isSet() && !json.isBoolean()) {
            throw invalid("true or false");
        }
        return json.booleanValue();
    }

    public StripeMismatch invalid(String expected) {
        return refuse(Reason.INVALID_VALUE, "is " + shown() + "; it must be " + expected);
    }

    public StripeMismatch refuse(Reason reason, String problem) {
        return new StripeMismatch(reason, path(), problem);
    }

    /** Such as {@code data.object.items.data[0]}. */
    public String path() {
        if (around == null) {
            return name;
        }
        String outer = around.path();
        return outer.isEmpty() || name.startsWith("[") ? outer + name : outer + "." + name;
    }

    private String shown() {
        String text = json.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    private static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
