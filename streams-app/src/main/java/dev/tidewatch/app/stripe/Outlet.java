package dev.tidewatch.app.stripe;

import dev.tidewatch.app.records.NotAcknowledged;
import dev.tidewatch.source.stripe.json.Canonical;
import dev.tidewatch.source.stripe.json.Translation;
import java.util.List;

/** Takes a webhook's records; it is called by several threads at once. */
public interface Outlet {

    /** Every record is kept for good when it returns. */
    void publish(List<Canonical> records) throws NotAcknowledged;

    /** The body as it came, with why it was refused, is kept for good when it returns. */
    void keep(byte[] body, Translation.Refused why) throws NotAcknowledged;
}
