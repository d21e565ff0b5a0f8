package dev.tidewatch.oracle.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How a column's values become texts that are equal where the values are, whichever database or topic they come from. */
enum ColumnForm {
    NUMBER {
        @Override
        String published(JsonNode value) {
            return loaded(value.asText());
        }

        @Override
        String loaded(String value) {
            BigDecimal number = new BigDecimal(value);
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
    },
    INSTANT {
        @Override
        String published(JsonNode value) {
            return Instant.parse(value.asText()).toString();
        }

        /** Tables have them in UTC, whatever zone the database is in. */
        @Override
        String loaded(String value) {
            return LocalDateTime.parse(value.replace(' ', 'T'))
                    .toInstant(ZoneOffset.UTC)
                    .toString();
        }
    },
    JSON {
        @Override
        String published(JsonNode value) {
            return canonical(value).toString();
        }

        @Override
        String loaded(String value) {
            return published(parsed(value));
        }
    },
    TEXT {
        @Override
        String published(JsonNode value) {
            return value.asText();
        }

        @Override
        String loaded(String value) {
            return value;
        }
    };

    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static ColumnForm of(int sqlType, String typeName) {
        if (typeName.toLowerCase(Locale.ROOT).startsWith("json")) {
            return JSON;
        }
        return switch (sqlType) {
            case Types.NUMERIC, Types.DECIMAL, Types.BIGINT, Types.INTEGER, Types.SMALLINT -> NUMBER;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
            default -> TEXT;
        };
    }

    abstract String published(JsonNode value);

    abstract String loaded(String value);

    /** JSON text with exact numbers. */
    static JsonNode parsed(String text) {
        try {
            return EXACT.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    /** Members sorted, those that are null left out; a decimal is text on one side and a number on the other. */
    private static JsonNode canonical(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(canonical(element)));
            return array;
        }
        if (node.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> {
                if (!member.getValue().isNull()) {
                    members.put(member.getKey(), canonical(member.getValue()));
                }
            });
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            return object.setAll(members);
        }
        return TextNode.valueOf(node.isNumber() ? node.decimalValue().toPlainString() : node.asText());
    }
}
