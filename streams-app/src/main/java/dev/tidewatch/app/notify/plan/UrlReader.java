package dev.tidewatch.app.notify.plan;

import dev.tidewatch.app.yaml.YamlMap;
import dev.tidewatch.app.yaml.YamlValue;
import java.net.URI;

/** Reads where a POST goes, and refuses what could never be reached. */
final class UrlReader {

    static final URI NOWHERE = URI.create("https://invalid");

    private static final String EXPECTED = "an address such as https://example.com/hooks";
    private static final int LARGEST_PORT = 65_535;

    private UrlReader() {}

    static URI read(YamlMap map, boolean mayBePrivate) {
        return map.need("url", EXPECTED).map(value -> read(value, mayBePrivate)).orElse(NOWHERE);
    }

    private static URI read(YamlValue value, boolean mayBePrivate) {
        URI url = value.as(EXPECTED, UrlReader::whole, NOWHERE);
        String problem = problem(url, mayBePrivate);
        if (!problem.isEmpty()) {
            value.wrong(problem);
        }
        return url;
    }

    private static URI whole(String text) {
        URI url = URI.create(text);
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("no such address");
        }
        return url;
    }

    /** Returns it as a sentence; empty if there is none. Only host and port are repeated, for the rest may be a secret. */
    private static String problem(URI url, boolean mayBePrivate) {
        if (url.getPort() == 0 || url.getPort() > LARGEST_PORT) {
            return "the port is " + url.getPort() + "; it must be from 1 to " + LARGEST_PORT;
        }
        if (mayBePrivate) {
            return "";
        }
        if (PublicAddresses.isNear(url.getHost())) {
            return url.getHost() + " is private, of this machine or of its network, and nothing would be sent there;"
                    + " allowPrivate: true beside url allows it";
        }
        return "http".equalsIgnoreCase(url.getScheme())
                ? "anybody on the way can read http; it must begin with https, or have allowPrivate: true beside url"
                : "";
    }
}
