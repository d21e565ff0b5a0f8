package dev.tidewatch.benchmark.jmh;

import dev.tidewatch.app.settings.Rules;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingType;
import dev.tidewatch.domain.customer.BillingChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.risk.alert.Rule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** An event that judges a customer, with rules and without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RulesBenchmark {

    private static final int YEARS = 2;

    /** The examples, all of them on, and again under other names up to so many. */
    @Param({"0", "15"})
    int rules;

    private CustomerFold fold =
            new CustomerFold(Settings.of(new SettingLayers()).policy(), Rates.NONE);
    private CustomerState state = CustomerState.EMPTY;
    private Instant now = Instant.EPOCH;

    @Setup
    public void prepare() {
        List<Rule> examples = Rules.at(Path.of("examples", "rules.yaml")).all();
        List<Rule> on = new ArrayList<>();
        for (int number = 0; number < rules; number++) {
            Rule rule = examples.get(number % examples.size());
            String name = rule.name() + number;
            on.add(new Rule(
                    name,
                    rule.text(),
                    rule.when(),
                    rule.severity(),
                    rule.action(),
                    name,
                    rule.dwell(),
                    rule.coolDown()));
        }
        fold = new CustomerFold(Settings.of(new SettingLayers()).policy().judgingBy(on), Rates.NONE);
        state = CustomerKind.MONTHLY.after(YEARS);
        now = CustomerKind.MONTHLY.following(YEARS).occurredAt();
    }

    @Benchmark
    public CustomerState billingEvent() {
        BillingEntry paid =
                new BillingEntry("evt_paid", now, BillingType.INVOICE_PAID, "in_1", 15_500_000, "USD", null);
        CustomerEvent event = new BillingChange(paid);
        return fold.apply(state, event, now, now).state();
    }
}
