package dev.tidewatch.local.demo;

import dev.tidewatch.app.views.Views;
import java.time.Instant;

/** Does something once, as soon as the views hold what was sent up to an instant. */
final class Upkeep {

    private final Views views;
    private final Instant upTo;
    private final Runnable step;
    private boolean done;

    Upkeep(Views views, Instant upTo, Runnable step) {
        this.views = views;
        this.upTo = upTo;
        this.step = step;
    }

    void look() {
        if (!done && views.metrics().asOf().filter(asOf -> !asOf.isBefore(upTo)).isPresent()) {
            done = true;
            step.run();
        }
    }
}
