package dev.tidewatch.avro.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.ChangeType;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.subscription.UsageType;
import dev.tidewatch.domain.time.IntervalUnit;
import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.output.BillingIntervalUnit;
import dev.tidewatch.output.ChurnKind;
import dev.tidewatch.output.ChurnReason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Symbols are mapped by name: a new one without its twin would stop a task. */
class SymbolsTest {

    private record Twins(Class<? extends Enum<?>> avro, Class<? extends Enum<?>> domain) {}

    private static Stream<Twins> twins() {
        return Stream.of(
                new Twins(SubscriptionEventType.class, ChangeType.class),
                new Twins(dev.tidewatch.event.SubscriptionStatus.class, SubscriptionStatus.class),
                new Twins(dev.tidewatch.event.IntervalUnit.class, IntervalUnit.class),
                new Twins(dev.tidewatch.event.UsageType.class, UsageType.class),
                new Twins(dev.tidewatch.event.DiscountDuration.class, DiscountDuration.class),
                new Twins(dev.tidewatch.event.CancellationReason.class, CancellationReason.class),
                new Twins(dev.tidewatch.output.MovementKind.class, MovementKind.class),
                new Twins(ChurnKind.class, Churn.Kind.class),
                new Twins(ChurnReason.class, Churn.Reason.class),
                new Twins(BillingIntervalUnit.class, IntervalUnit.class));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void shouldHaveATwinForEverySymbol(Twins twins) {
        assertThat(names(twins.avro)).containsExactlyInAnyOrderElementsOf(names(twins.domain));
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .filter(name -> !name.equals("UNKNOWN"))
                .toList();
    }
}
