package dev.tidewatch.app.notify.send;

import dev.tidewatch.app.notify.plan.Address;
import dev.tidewatch.app.notify.plan.PublicAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Finds the addresses that a connection is then made to, so that a name cannot lead elsewhere between the look and the
 * connection. One refused address refuses the name.
 */
public final class Resolver implements SocketAddressResolver {

    private final Executor executor;
    private final boolean allowsPrivate;

    Resolver(Executor executor, boolean allowsPrivate) {
        this.executor = executor;
        this.allowsPrivate = allowsPrivate;
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        executor.execute(() -> {
            try {
                promise.succeeded(addresses(host, port, allowsPrivate));
            } catch (IOException | RuntimeException e) {
                promise.failed(e);
            }
        });
    }

    /**
     * Returns if the host has addresses and all of them are allowed.
     *
     * @throws IOException saying what is wrong
     */
    public static void check(Address.Web address) throws IOException {
        addresses(address.host(), 0, address.allowsPrivate());
    }

    private static List<InetSocketAddress> addresses(String host, int port, boolean allowsPrivate) throws IOException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!allowsPrivate && !PublicAddresses.contains(address)) {
                throw new RefusedAddress(host, address.getHostAddress());
            }
            addresses.add(new InetSocketAddress(address, port));
        }
        return addresses;
    }
}
