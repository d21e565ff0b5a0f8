package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request of a hundred megabytes to who takes less. */
final class GiantBody {

    private GiantBody() {}

    /** Its sender gets the answer, and cannot send the rest. */
    static void isRefused(URI address) throws IOException {
        byte[] megabyte = new byte[1 << 20];
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 104857600\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413 ");
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            out.write(megabyte);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }
}
