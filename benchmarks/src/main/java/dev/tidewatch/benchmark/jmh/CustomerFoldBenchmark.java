package dev.tidewatch.benchmark.jmh;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingType;
import dev.tidewatch.domain.customer.BillingChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.customer.Usage;
import dev.tidewatch.domain.engagement.Use;
import dev.tidewatch.domain.fx.Rates;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures what one event of each topic costs a customer of two years, from its state to what is to be written: the task adds the store and the topics. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CustomerFoldBenchmark {

    private static final int YEARS = 2;
    private static final int USES_A_DAY = 3;
    private static final int USES = 120;
    private static final long PAID = 15_500_000;

    /** A topic with an event of its kind. */
    public enum Topic {
        SUBSCRIPTION,
        BILLING,
        USAGE
    }

    @Param
    Topic topic = Topic.USAGE;

    private final CustomerFold fold =
            new CustomerFold(Settings.of(new SettingLayers()).policy(), Rates.NONE);
    private CustomerState state = CustomerState.EMPTY;
    private CustomerEvent event = new SubscriptionChange(CustomerKind.MONTHLY.following(YEARS));

    @Setup
    public void prepare() {
        state = CustomerKind.MONTHLY.used(YEARS, USES_A_DAY);
        Instant at = event.occurredAt();
        event = switch (topic) {
            case SUBSCRIPTION -> event;
            case BILLING ->
                new BillingChange(
                        new BillingEntry("evt_paid", at, BillingType.INVOICE_PAID, "in_24", PAID, "USD", null));
            case USAGE -> new Usage("evt_used", new Use(at, "login", USES, null));
        };
    }

    @Benchmark
    public Object apply() {
        return fold.apply(state, event, event.occurredAt(), event.occurredAt());
    }
}
