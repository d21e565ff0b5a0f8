package dev.tidewatch.app.readiness;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says what the pipeline waits for: the first obstacle that there is. */
public final class Obstacles {

    private final List<Supplier<Optional<String>>> all;
    private final Consumer<String> log;
    private boolean told;

    /** @param all the likeliest cause of the others first */
    public Obstacles(List<Supplier<Optional<String>>> all, Consumer<String> log) {
        this.all = List.copyOf(all);
        this.log = log;
    }

    public Optional<String> first() {
        return all.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    /** To be called now and then: says when something is in the way, and when nothing is any more. */
    public void tell() {
        Optional<String> obstacle = first();
        if (obstacle.isPresent() != told) {
            told = obstacle.isPresent();
            log.accept(
                    obstacle.map(what -> "Not ready: " + what).orElse("Ready again: nothing is in the way any more"));
        }
    }
}
