package dev.tidewatch.benchmark.jmh;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.LedgerFold;
import dev.tidewatch.domain.ledger.Revised;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Duration;
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

/** One renewal into a ledger that has two years behind it; one that comes late changes what was published since. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LedgerFoldBenchmark {

    private static final int YEARS = 2;

    @Param
    CustomerKind customer = CustomerKind.MONTHLY;

    /** How long before the newest it occurred; 0: it is the next. */
    @Param({"0", "34"})
    int daysLate = 0;

    private final LedgerFold fold = new LedgerFold(Profile.TIDEWATCH);
    private Ledger ledger = Ledger.EMPTY;
    private Snapshot renewal = customer.following(YEARS);

    @Setup
    public void prepare() {
        ledger = customer.after(YEARS).ledger();
        renewal = daysLate == 0 ? customer.following(YEARS) : customer.late(YEARS, Duration.ofDays(daysLate));
    }

    @Benchmark
    public Decision<Ledger, Revised> accept() {
        return fold.accept(ledger, renewal, renewal.occurredAt());
    }
}
