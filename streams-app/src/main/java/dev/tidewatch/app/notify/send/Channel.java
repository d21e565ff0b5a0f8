package dev.tidewatch.app.notify.send;

import dev.tidewatch.app.notify.message.DayMessage;
import dev.tidewatch.app.notify.message.Notice;
import dev.tidewatch.app.notify.plan.Address;
import dev.tidewatch.app.notify.plan.Destination;
import java.time.InstantSource;

/** The way to one destination. */
public interface Channel extends AutoCloseable {

    /** Returns within the destination's timeout, or a little later. */
    Answer send(Notice notice) throws InterruptedException;

    /** Sends the digest of a day, and returns as soon. */
    Answer send(DayMessage message) throws InterruptedException;

    @Override
    void close();

    /** By its kind. */
    static Channel to(Destination destination, InstantSource clock) {
        return destination.address() instanceof Address.Mail mail
                ? new MailChannel(mail, destination.page(), destination.timeout(), clock)
                : WebChannel.to((Address.Web) destination.address(), destination.page(), destination.timeout(), clock);
    }
}
