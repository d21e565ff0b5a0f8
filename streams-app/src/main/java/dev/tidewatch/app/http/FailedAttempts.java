package dev.tidewatch.app.http;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Slows those who guess the token. Each wrong one uses up a place of its address and one of all; places come back with time,
 * and without one the token is not looked at. An address that has shown the right one needs no place of all, so that guesses
 * from elsewhere lock nobody out who is at work.
 */
final class FailedAttempts {

    private static final Pace OF_ONE = new Pace(10, Duration.ofSeconds(6));
    private static final Pace OF_ALL = new Pace(100, Duration.ofMillis(600));
    private static final int MOST_ADDRESSES = 10_000;
    private static final int IPV6_SITE = 8;

    private final LongSupplier nanos;
    private final Cache<String, Long> byAddress = CacheBuilder.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(OF_ONE.all())
            .build();
    private final Cache<String, Boolean> known =
            CacheBuilder.newBuilder().maximumSize(MOST_ADDRESSES).build();
    private long ofAll;

    /** @param nanos a clock that only goes forward */
    FailedAttempts(LongSupplier nanos) {
        this.nanos = nanos;
        this.ofAll = nanos.getAsLong();
    }

    /**
     * So many places, one of which comes back after each pause. What is used is kept as the instant at which all are back.
     */
    private record Pace(int places, Duration pause) {

        Duration all() {
            return pause.multipliedBy(places);
        }

        /** 0 while there is a place, else how long until there is one. */
        long wait(long back, long now) {
            return Math.max(0, back - now - pause.multipliedBy(places - 1L).toNanos());
        }

        long used(long back, long now) {
            return Math.max(back, now) + pause.toNanos();
        }
    }

    /** Seconds until the token is looked at for this client; 0 if it is now. */
    synchronized long wait(String client) {
        String address = site(client);
        long now = nanos.getAsLong();
        Long back = byAddress.getIfPresent(address);
        long wait = back == null ? 0 : OF_ONE.wait(back, now);
        if (known.getIfPresent(address) == null) {
            wait = Math.max(wait, OF_ALL.wait(ofAll, now));
        }
        return wait == 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(wait) + 1;
    }

    synchronized void failed(String client) {
        String address = site(client);
        long now = nanos.getAsLong();
        Long back = byAddress.getIfPresent(address);
        byAddress.put(address, OF_ONE.used(back == null ? now : back, now));
        ofAll = OF_ALL.used(ofAll, now);
    }

    void succeeded(String client) {
        known.put(site(client), true);
    }

    /** Whoever has one address of IPv6 has all that share its first half. */
    private static String site(String client) {
        String plain = client.replaceAll("[\\[\\]]|%.*", "");
        if (!InetAddresses.isInetAddress(plain)) {
            return client;
        }
        InetAddress address = InetAddresses.forString(plain);
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_SITE))
                : plain;
    }
}
