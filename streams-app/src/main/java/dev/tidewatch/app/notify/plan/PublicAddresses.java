package dev.tidewatch.app.notify.plan;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;

/**
 * Tells addresses of the Internet from those of this machine and of networks near it, by the registries of IANA (RFC 6890). A
 * request to one of the latter may do harm that its sender could not do himself.
 */
public final class PublicAddresses {

    private static final int BYTE = 0xff;

    private PublicAddresses() {}

    /** Returns true of an address of the Internet. */
    public static boolean contains(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return address instanceof Inet4Address ? isPublic4(address.getAddress()) : isPublic6((Inet6Address) address);
    }

    /** Returns true of a host that is near by its own words: whether a name leads to one that is near, only a resolver can tell. */
    static boolean isNear(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String whole = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return whole.equals("localhost")
                || whole.endsWith(".localhost")
                || (InetAddresses.isUriInetAddress(whole) && !contains(InetAddresses.forUriString(whole)));
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & BYTE;
        int second = bytes[1] & BYTE;
        int third = bytes[2] & BYTE;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean protocols = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean examples =
                (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
        return first != 0 && first < 240 && !shared && !protocols && !benchmarks && !examples;
    }

    /** Global unicast is 2000::/3; what carries an address of version 4 in it counts as that. */
    private static boolean isPublic6(Inet6Address address) {
        byte[] bytes = address.getAddress();
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean sixToFour = (bytes[0] & BYTE) == 0x20 && bytes[1] == 0x02;
        boolean teredoOrExamples = (bytes[0] & BYTE) == 0x20
                && bytes[1] == 0x01
                && ((bytes[2] == 0 && bytes[3] == 0) || (bytes[2] == 0x0d && (bytes[3] & BYTE) == 0xb8));
        return global && !sixToFour && !teredoOrExamples;
    }
}
