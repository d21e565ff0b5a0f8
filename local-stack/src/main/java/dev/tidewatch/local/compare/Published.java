package dev.tidewatch.local.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.UserError;
import dev.tidewatch.avro.json.PlainJson;
import dev.tidewatch.domain.comparison.StatedMovement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Holds what a replay published: the movements that hold, and the rows asked for. */
final class Published {

    private final Map<String, SortedMap<MovementKey, StatedMovement>> movements = new HashMap<>();
    private final Rows rows;

    private Published(Rows rows) {
        this.rows = rows;
    }

    /** Reads a replay's output directory. */
    static Published in(Path directory, Rows.Wanted wanted) {
        Published published = new Published(new Rows(wanted));
        read(directory.resolve(Topics.MRR_MOVEMENTS + ".jsonl"), published::movement);
        read(directory.resolve(Topics.RETENTION_METRICS + ".jsonl"), published.rows::add);
        return published;
    }

    Rows rows() {
        return rows;
    }

    /** Returns the movements of one customer, by key. */
    SortedMap<MovementKey, StatedMovement> movements(String customerId) {
        return movements.getOrDefault(customerId, Collections.emptySortedMap());
    }

    /** Returns the customers that have movements. */
    Set<String> customers() {
        return movements.keySet();
    }

    private void movement(JsonNode movement) {
        MovementKey key = new MovementKey(
                Instant.parse(movement.get("effectiveAt").textValue()),
                movement.get("currency").textValue());
        SortedMap<MovementKey, StatedMovement> ofCustomer =
                movements.computeIfAbsent(movement.get("customerId").textValue(), customer -> new TreeMap<>());
        if (movement.get("voided").booleanValue()) {
            ofCustomer.remove(key);
        } else {
            ofCustomer.put(
                    key,
                    new StatedMovement(
                            key,
                            MovementKind.valueOf(movement.get("kind").textValue()),
                            new BigDecimal(movement.get("amount").textValue())
                                    .movePointRight(Amounts.SCALE)
                                    .longValueExact()));
        }
    }

    private static void read(Path file, Consumer<JsonNode> values) {
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> values.accept(PlainJson.parse(line).get("value")));
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
