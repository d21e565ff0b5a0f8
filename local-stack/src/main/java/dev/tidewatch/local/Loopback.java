package dev.tidewatch.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The one address the local stack listens on: no other machine reaches it. */
final class Loopback {
    static final String HOST = "127.0.0.1";
    static final int ANY_PORT = 0;

    private Loopback() {}

    static InetSocketAddress address(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    static LocalStackException cannotListen(int port, IOException cause) {
        return new LocalStackException(
                "Cannot listen on " + HOST + ":" + port + " (" + cause.getMessage()
                        + "): stop the process that has this port, or choose another one.",
                cause);
    }
}
