package dev.tidewatch.app.notify.send;

import java.io.IOException;

/** A name leads to an address that is not of the Internet, and the file does not allow that. */
final class RefusedAddress extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedAddress(String host, String address) {
        super(host + " leads to " + address + ", which is private, of this machine or of its network;"
                + " allowPrivate: true allows it");
    }
}
