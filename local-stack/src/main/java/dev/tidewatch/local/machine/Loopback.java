package dev.tidewatch.local.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The one address the local stack listens on: no other machine reaches it. */
public final class Loopback {
    public static final String HOST = "127.0.0.1";
    public static final int ANY_PORT = 0;

    private Loopback() {}

    public static InetSocketAddress address(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    public static LocalStackException cannotListen(int port, IOException cause) {
        return new LocalStackException(
                "Cannot listen on " + HOST + ":" + port + " (" + cause.getMessage()
                        + "): stop the process that has this port, or choose another one.",
                cause);
    }
}
