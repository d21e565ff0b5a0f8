package dev.tidewatch.benchmark;

import dev.tidewatch.avro.CustomerStateSerde;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.domain.customer.CustomerState;
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

/** The state of a customer with two years behind it, to and from the store's bytes: both once an event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CustomerStateSerdeBenchmark {

    private static final int YEARS = 2;

    @Param
    CustomerKind customer = CustomerKind.MONTHLY;

    private final CustomerStateSerde serde = new CustomerStateSerde();
    private final Serializer<CustomerState> serializer = serde.serializer();
    private final Deserializer<CustomerState> deserializer = serde.deserializer();
    private CustomerState state = CustomerState.EMPTY;
    private byte[] bytes = {};

    @Setup
    public void prepare() {
        TrustedRecords.trust();
        state = customer.after(YEARS);
        bytes = serializer.serialize("customers", state);
    }

    @Benchmark
    public byte[] encode() {
        return serializer.serialize("customers", state);
    }

    @Benchmark
    public CustomerState decode() {
        return deserializer.deserialize("customers", bytes);
    }
}
