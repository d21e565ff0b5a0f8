package dev.tidewatch.app.meters;

import dev.tidewatch.app.views.reading.LetterCount;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.source.stripe.json.Translation;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The dead letters by reason: all reasons that the pipeline and the webhook have, so that the first letter of one is a change from 0. */
record LetterMeters(LetterCount letters) {

    static final Set<String> REASONS = Stream.concat(
                    Arrays.stream(DeadLetterReason.values()), Arrays.stream(Translation.Reason.values()))
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    void addTo(MeterRegistry registry) {
        REASONS.forEach(reason -> add(registry, reason, byReason -> byReason.getOrDefault(reason, 0L)));
        add(registry, "OTHER", LetterMeters::others);
    }

    private void add(MeterRegistry registry, String reason, ToLongFunction<Map<String, Long>> count) {
        FunctionCounter.builder("tidewatch.dead.letters", letters, all -> count.applyAsLong(all.byReason()))
                .description(
                        "Records in dead-letters, by reason; shown once all that were there at the start are read.")
                .tag("reason", reason)
                .register(registry);
    }

    private static long others(Map<String, Long> byReason) {
        return byReason.entrySet().stream()
                .filter(entry -> !REASONS.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
