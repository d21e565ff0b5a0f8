package dev.tidewatch.app.views;

import dev.tidewatch.output.CustomerHealth;
import java.time.Instant;
import java.util.Optional;

/** How each customer stands. A customer that is to be forgotten loses its alerts too. */
public final class HealthView extends NewestView<CustomerHealth> {

    private final AlertView alerts;

    HealthView(Source source, AlertView alerts) {
        super(source, new Kind<>('H', ViewEvent.HEALTH, CustomerHealth.class));
        this.alerts = alerts;
    }

    @Override
    public void remove(String key, Instant since) {
        super.remove(key, since);
        alerts.forget(key, since);
    }

    public Optional<CustomerHealth> of(String customer) {
        return newest(customer);
    }
}
