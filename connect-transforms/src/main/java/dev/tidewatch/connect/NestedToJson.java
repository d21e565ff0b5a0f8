package dev.tidewatch.connect;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.cache.LRUCache;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.json.DecimalFormat;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.json.JsonConverterConfig;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Writes every list, map and record inside a record's value as JSON text, because a sink of tables takes none of them; other fields
 * stay as they are. A decimal becomes a JSON number with all of its places, an instant its milliseconds since 1970 and a day its days
 * since 1970, both UTC. A record without a value passes as it is.
 */
public final class NestedToJson<R extends ConnectRecord<R>> implements Transformation<R> {

    static final String SCHEMA_NAME = "schema.name";

    /** The name by which Debezium's sink knows that a text is JSON. */
    static final String DEBEZIUM_JSON = "io.debezium.data.Json";

    private static final ConfigDef CONFIG = new ConfigDef()
            .define(
                    SCHEMA_NAME,
                    ConfigDef.Type.STRING,
                    DEBEZIUM_JSON,
                    ConfigDef.Importance.LOW,
                    "The name of the schema of each JSON text, by which a sink may choose the type of the column; empty: the"
                            + " text is an ordinary string.");

    /** Kafka Connect hands these to every transform. */
    private static final Set<String> OF_ANY_TRANSFORM = Set.of("type", "predicate", "negate", "plugin.version");

    /** A topic has few schemas at a time: one, or two while the pipeline is upgraded. */
    private static final int REMEMBERED_SCHEMAS = 16;

    private final LRUCache<Schema, Schema> flatSchemas = new LRUCache<>(REMEMBERED_SCHEMAS);
    private final JsonConverter json = new JsonConverter();
    private String schemaName = DEBEZIUM_JSON;

    @Override
    public void configure(Map<String, ?> settings) {
        Set<String> unknown = new TreeSet<>(settings.keySet());
        unknown.removeAll(CONFIG.names());
        unknown.removeAll(OF_ANY_TRANSFORM);
        if (!unknown.isEmpty()) {
            throw new ConfigException("NestedToJson has no setting " + String.join(", ", unknown) + "; it has only "
                    + SCHEMA_NAME + ", by default " + DEBEZIUM_JSON);
        }
        schemaName = new AbstractConfig(CONFIG, settings, false).getString(SCHEMA_NAME);
        json.configure(
                Map.of(
                        JsonConverterConfig.SCHEMAS_ENABLE_CONFIG,
                        false,
                        JsonConverterConfig.DECIMAL_FORMAT_CONFIG,
                        DecimalFormat.NUMERIC.name()),
                false);
    }

    @Override
    public R apply(R record) {
        Object value = record.value();
        if (value == null) {
            return record;
        }
        if (!(value instanceof Struct nested)) {
            throw new DataException("the value of a record of " + record.topic() + " is a "
                    + value.getClass().getSimpleName() + " without fields that have a schema; NestedToJson needs a"
                    + " value.converter that knows the schema, such as io.confluent.connect.avro.AvroConverter");
        }
        Schema schema = flatSchema(nested.schema());
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                schema,
                flat(nested, schema),
                record.timestamp());
    }

    private Struct flat(Struct nested, Schema schema) {
        Struct flat = new Struct(schema);
        for (Field field : nested.schema().fields()) {
            Object value = nested.get(field);
            flat.put(field.name(), isNested(field.schema()) ? text(field.schema(), value) : value);
        }
        return flat;
    }

    private @Nullable String text(Schema schema, @Nullable Object value) {
        return value == null ? null : new String(json.fromConnectData("", schema, value), StandardCharsets.UTF_8);
    }

    private Schema flatSchema(Schema nested) {
        Schema flat = flatSchemas.get(nested);
        if (flat == null) {
            flat = withoutNested(nested);
            flatSchemas.put(nested, flat);
        }
        return flat;
    }

    private Schema withoutNested(Schema nested) {
        SchemaBuilder flat = SchemaBuilder.struct().name(nested.name()).version(nested.version());
        for (Field field : nested.fields()) {
            flat.field(field.name(), isNested(field.schema()) ? textSchema(field.schema()) : field.schema());
        }
        return flat.build();
    }

    private Schema textSchema(Schema nested) {
        SchemaBuilder text = SchemaBuilder.string();
        if (!schemaName.isEmpty()) {
            text.name(schemaName);
        }
        return nested.isOptional() ? text.optional().build() : text.build();
    }

    private static boolean isNested(Schema schema) {
        return schema.type() == Schema.Type.ARRAY
                || schema.type() == Schema.Type.MAP
                || schema.type() == Schema.Type.STRUCT;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    public void close() {
        json.close();
    }
}
