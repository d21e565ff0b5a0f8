package dev.tidewatch.local.broker;

import dev.tidewatch.local.machine.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's listening sockets, bound to the loopback address before the broker is configured: its configuration
 * names ports that are already ours, so no other process can take them in between.
 */
final class ListenerSockets implements ServerSocketFactory, AutoCloseable {
    static final String BROKER = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";

    private final ServerSocketChannel broker;
    private final ServerSocketChannel controller;

    private ListenerSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
        this.broker = broker;
        this.controller = controller;
    }

    /** Clients connect to {@code brokerPort}; the controller, a matter of this process alone, takes any free one. */
    static ListenerSockets bind(int brokerPort) {
        ServerSocketChannel broker = bound(brokerPort);
        try {
            return new ListenerSockets(broker, bound(Loopback.ANY_PORT));
        } catch (RuntimeException e) {
            close(broker);
            throw e;
        }
    }

    int brokerPort() {
        return broker.socket().getLocalPort();
    }

    int controllerPort() {
        return controller.socket().getLocalPort();
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int backlog, int receiveBufferSize) {
        return switch (listenerName) {
            case BROKER -> broker;
            case CONTROLLER -> controller;
            default -> throw new IllegalArgumentException("No listener " + listenerName);
        };
    }

    /** Kafka closes the sockets it took; this closes the ones it never came to take. */
    @Override
    public void close() {
        close(broker);
        close(controller);
    }

    private static ServerSocketChannel bound(int port) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                channel.configureBlocking(false);
                return channel.bind(Loopback.address(port));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw Loopback.cannotListen(port, e);
        }
    }

    private static void close(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
