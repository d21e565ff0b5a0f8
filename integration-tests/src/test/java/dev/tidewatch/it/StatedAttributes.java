package dev.tidewatch.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What customers state of themselves about when their subscriptions change: one seed, one set of statements. */
public final class StatedAttributes {

    private static final List<Map<String, String>> STATED = List.of(
            Map.of("region", "north"),
            Map.of("region", "east"),
            Map.of("region", "east", "owner", "\"Alma\" = 50 %"),
            Map.of("owner", "boris"),
            Map.of());
    private static final List<Duration> AROUND =
            List.of(Duration.ZERO, Duration.ZERO, Duration.ofMillis(-1), Duration.ofMinutes(40), Duration.ofDays(2));

    private StatedAttributes() {}

    /** These events, after every fourth one of a subscription one of its customer. */
    public static List<InputLine> among(List<InputLine> events, long seed) {
        Random random = new Random(seed);
        List<InputLine> all = new ArrayList<>();
        for (InputLine event : events) {
            all.add(event);
            if (event.topic().equals("subscription-events") && random.nextInt(4) == 0) {
                Instant at = event.occurredAt().plus(AROUND.get(random.nextInt(AROUND.size())));
                ObjectNode stated = Company.event("crm_" + all.size(), event.key(), at);
                ObjectNode attributes = stated.putObject("attributes");
                STATED.get(random.nextInt(STATED.size())).forEach(attributes::put);
                all.add(new InputLine("customer-events", event.key(), stated));
            }
        }
        return all;
    }
}
