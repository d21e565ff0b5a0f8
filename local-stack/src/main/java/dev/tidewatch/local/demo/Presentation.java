package dev.tidewatch.local.demo;

import dev.tidewatch.local.LocalStack;
import dev.tidewatch.local.demo.screen.Screen;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Shows figures at intervals on a screen, with what the demo does beside them. */
final class Presentation {

    private final Screen screen;
    private final InstantSource wallClock;
    private final Duration every;
    private final Place place;
    private Instant next = Instant.EPOCH;
    private Instant sentSince = Instant.EPOCH;
    private long sentBefore;

    Presentation(Screen screen, InstantSource wallClock, Duration every, Place place) {
        this.screen = screen;
        this.wallClock = wallClock;
        this.every = every;
        this.place = place;
    }

    /** Says where things are, and how fast the company lives. */
    record Place(String page, String kafka, String registry, String pace) {

        static Place of(String page, LocalStack stack, LivingCompany company) {
            return new Place(
                    page,
                    stack.bootstrapServers(),
                    stack.schemaRegistryUrl(),
                    company.pace().toString());
        }
    }

    /**
     * Says how far the demo has come.
     *
     * @param sent events so far
     */
    record Course(DemoClock clock, long sent, Duration lag) {}

    /** Nothing if it was shown just before. */
    void show(Figures figures, Course course) {
        Instant now = wallClock.instant();
        if (now.isBefore(next)) {
            return;
        }
        Status status = new Status(
                course.clock.now(),
                course.clock.since(),
                place.page,
                place.kafka,
                place.registry,
                course.sent,
                rate(now, course.sent),
                course.lag,
                place.pace);
        screen.show(DemoView.lines(figures, status), DemoView.summary(figures, status));
        next = now.plus(every);
    }

    private long rate(Instant now, long sent) {
        long millis = Duration.between(sentSince, now).toMillis();
        long rate = sentSince.equals(Instant.EPOCH) || millis == 0 ? 0 : (sent - sentBefore) * 1000 / millis;
        sentSince = now;
        sentBefore = sent;
        return rate;
    }
}
