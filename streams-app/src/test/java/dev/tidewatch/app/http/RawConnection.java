package dev.tidewatch.app.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends exactly these bytes, which no well-behaved client would. */
public final class RawConnection {

    private static final int PATIENCE_MS = 20_000;

    private RawConnection() {}

    /** All that comes back until the server ends the connection, in whatever way. */
    public static String exchange(String url, String request) throws IOException {
        URI address = URI.create(url);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            send(socket, request);
            read(socket, answer);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /**
     * Announces a body of so many bytes and sends none of it. A client that sends all of a body that is refused unread may be reset before it
     * has read the answer.
     */
    public static String announce(String url, String path, int bytes) throws IOException {
        return exchange(
                url + path,
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + bytes + "\r\nConnection: close\r\n\r\n");
    }

    private static void send(Socket socket, String request) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        socket.shutdownOutput();
    }

    private static void read(Socket socket, ByteArrayOutputStream answer) throws IOException {
        InputStream in = socket.getInputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                answer.write(next);
            }
        } catch (SocketException reset) {
            // A reset is an end too.
        }
    }
}
