package dev.tidewatch.app.views;

import dev.tidewatch.output.CustomerHealth;
import java.util.Optional;

/** How each customer stands. */
public final class HealthView extends NewestView<CustomerHealth> {

    HealthView(Source source) {
        super(source, new Kind<>('H', ViewEvent.HEALTH, CustomerHealth.class));
    }

    public Optional<CustomerHealth> of(String customer) {
        return newest(customer);
    }
}
