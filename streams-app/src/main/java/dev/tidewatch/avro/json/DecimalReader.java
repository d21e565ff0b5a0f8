package dev.tidewatch.avro.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/** Decimals from strings and numbers, exactly; more digits than the schema's precision are let through. */
final class DecimalReader {

    /** Far beyond any amount, and short enough that {@code 1e999999999} cannot fill the memory. */
    private static final int MOST_DIGITS = 1000;

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");

    private DecimalReader() {}

    /** The value in units of the schema's scale: 49 at scale 6 is 49000000. */
    static BigInteger unscaled(JsonNode json, Schema schema) {
        int scale = PlainSchema.scale(schema);
        BigDecimal decimal = decimal(json, schema);
        if (decimal.scale() > scale) {
            throw new JsonMismatch(
                    Expected.shown(json) + " is finer than the " + scale + " decimal places it is kept with");
        }
        return decimal.setScale(scale).unscaledValue();
    }

    /** Without trailing zeros and of bounded size. */
    static BigDecimal decimal(JsonNode json, Schema schema) {
        BigDecimal decimal = (json.isNumber() ? json.decimalValue() : parsed(json, schema)).stripTrailingZeros();
        if (Math.abs((long) decimal.precision() - decimal.scale()) > MOST_DIGITS) {
            throw new JsonMismatch(Expected.shown(json) + " has more than " + MOST_DIGITS + " digits");
        }
        return decimal;
    }

    private static BigDecimal parsed(JsonNode json, Schema schema) {
        String text = json.isTextual() ? json.textValue() : "";
        if (text.length() > MOST_DIGITS || !DECIMAL.matcher(text).matches()) {
            throw Expected.of(schema).but(json);
        }
        return new BigDecimal(text);
    }
}
