package dev.tidewatch.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;

/** A copy of a schema with changes planted in it. Every change fails when it finds nothing to change. */
final class SchemaEdit {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private SchemaEdit(JsonNode root) {
        this.root = root;
    }

    static SchemaEdit of(Schema schema) {
        return new SchemaEdit(json(schema.toString()));
    }

    Schema schema() {
        return new Schema.Parser().parse(root.toString());
    }

    List<String> enumNames() {
        return types(root)
                .filter(type -> type.has("symbols"))
                .map(type -> type.get("name").asText())
                .toList();
    }

    SchemaEdit addField(String record, String field) {
        fields(record).add(json(field));
        return this;
    }

    SchemaEdit removeField(String record, String name) {
        ArrayNode fields = fields(record);
        fields.remove(position(fields, name));
        return this;
    }

    SchemaEdit renameField(String record, String name, String newName) {
        return changeField(record, name, field -> field.put("name", newName));
    }

    SchemaEdit retypeField(String record, String name, String type) {
        return changeField(record, name, field -> {
            field.set("type", json(type));
            field.remove("default");
        });
    }

    SchemaEdit changeSymbols(String enumName, Consumer<List<String>> change) {
        ObjectNode declared = type(enumName);
        List<String> symbols = new ArrayList<>();
        declared.get("symbols").forEach(symbol -> symbols.add(symbol.asText()));
        List<String> before = List.copyOf(symbols);
        change.accept(symbols);
        if (symbols.equals(before)) {
            throw new AssertionError("the symbols of " + enumName + " did not change");
        }
        declared.set("symbols", JSON.valueToTree(symbols));
        return this;
    }

    SchemaEdit dropEnumDefault(String enumName) {
        if (type(enumName).remove("default") == null) {
            throw new AssertionError(enumName + " has no default");
        }
        return this;
    }

    SchemaEdit redocument(String record, String doc) {
        type(record).put("doc", doc);
        return this;
    }

    private SchemaEdit changeField(String record, String name, Consumer<ObjectNode> change) {
        ArrayNode fields = fields(record);
        change.accept((ObjectNode) fields.get(position(fields, name)));
        return this;
    }

    private ArrayNode fields(String record) {
        return (ArrayNode) type(record).get("fields");
    }

    private ObjectNode type(String name) {
        return types(root)
                .filter(type -> type.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no type " + name));
    }

    private static Stream<ObjectNode> types(JsonNode node) {
        Stream<ObjectNode> inside =
                StreamSupport.stream(node.spliterator(), false).flatMap(SchemaEdit::types);
        boolean type = node.has("name") && (node.has("fields") || node.has("symbols"));
        return type ? Stream.concat(Stream.of((ObjectNode) node), inside) : inside;
    }

    private static int position(ArrayNode fields, String name) {
        for (int index = 0; index < fields.size(); index++) {
            if (fields.get(index).path("name").asText().equals(name)) {
                return index;
            }
        }
        throw new AssertionError("no field " + name);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
