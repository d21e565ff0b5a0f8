package dev.tidewatch.benchmark.jmh;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.state.CustomerStateSerde;
import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingType;
import dev.tidewatch.domain.customer.BillingChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.customer.Usage;
import dev.tidewatch.domain.engagement.Use;
import dev.tidewatch.domain.fx.Rates;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
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
import org.openjdk.jmh.infra.Blackhole;

/** The state of a customer with two years behind it, to and from the store's bytes: both once an event. An event pays for the
 * parts it touches: one of a subscription for all, one of usage for the engagement alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CustomerStateSerdeBenchmark {

    private static final int YEARS = 2;
    private static final int USES_A_DAY = 48;

    @Param
    CustomerKind customer = CustomerKind.MONTHLY;

    private final CustomerFold fold =
            new CustomerFold(Settings.of(new SettingLayers()).policy(), Rates.NONE);
    private final CustomerStateSerde serde = new CustomerStateSerde();
    private final Serializer<CustomerState> serializer = serde.serializer();
    private final Deserializer<CustomerState> deserializer = serde.deserializer();
    private CustomerState state = CustomerState.EMPTY;
    private byte[] bytes = {};
    private byte[] used = {};
    private byte[] usedOften = {};
    private Instant now = Instant.EPOCH;

    @Setup
    public void prepare() {
        TrustedRecords.trust();
        state = customer.after(YEARS);
        now = customer.following(YEARS).occurredAt();
        bytes = serializer.serialize("customers", state);
        used = serializer.serialize("customers", customer.used(YEARS, 1));
        usedOften = serializer.serialize("customers", customer.used(YEARS, USES_A_DAY));
    }

    @Benchmark
    public byte[] encode() {
        return serializer.serialize("customers", state);
    }

    @Benchmark
    public void decode(Blackhole read) {
        CustomerState decoded = deserializer.deserialize("customers", bytes);
        read.consume(decoded.ledger());
        read.consume(decoded.history());
        read.consume(decoded.risk());
        read.consume(decoded.engagement());
    }

    /** Measures an event of a customer that uses the product once a day. */
    @Benchmark
    public byte[] usageEvent() {
        return stored(used, new Usage("evt_usage", new Use(now, "login", 3, null)));
    }

    /** Measures an event of a customer of whom as many ids are remembered as there may be. */
    @Benchmark
    public byte[] usageEventOfMany() {
        return stored(usedOften, new Usage("evt_usage", new Use(now, "login", 3, null)));
    }

    @Benchmark
    public byte[] billingEvent() {
        BillingEntry paid =
                new BillingEntry("evt_paid", now, BillingType.INVOICE_PAID, "in_1", 15_500_000, "USD", null);
        return stored(bytes, new BillingChange(paid));
    }

    /** Read, fold, write: what the event does with the store, but for the store. */
    private byte[] stored(byte[] from, CustomerEvent event) {
        CustomerState before = deserializer.deserialize("customers", from);
        return serializer.serialize(
                "customers", fold.apply(before, event, now, now).state());
    }
}
