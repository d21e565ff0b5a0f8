package dev.tidewatch.app.http;

import com.google.common.net.HostAndPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Says who can reach an address.
 *
 * @param bind the address
 * @param localOnly whether something outside this process lets only this machine through, such as a container engine that
 *     publishes the port on 127.0.0.1
 */
public record Reach(HostAndPort bind, boolean localOnly) {

    boolean isOthers() {
        return !localOnly && !isLoopback(bind);
    }

    private static boolean isLoopback(HostAndPort bind) {
        InetAddress address = new InetSocketAddress(bind.getHost(), 0).getAddress();
        return address != null && address.isLoopbackAddress();
    }
}
