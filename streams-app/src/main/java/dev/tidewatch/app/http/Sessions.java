package dev.tidewatch.app.http;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The browsers that have shown the token. A cookie says itself which session it is and until when, signed with a key made of
 * the token: it holds on every instance and after a restart, and no longer than the token. What is kept is which were ended.
 */
final class Sessions {

    static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private static final int ID_BYTES = 16;
    private static final int SAID_BYTES = ID_BYTES + 2 * Long.BYTES;
    private static final int MOST_LISTED = 1_000;
    private static final HexFormat HEX = HexFormat.of();

    private final Token token;
    private final Duration lifetime;
    private final EndedSessions ended;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** The sessions that were seen here, the latest last. */
    private final Map<String, Seen> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST_LISTED;
        }
    };

    /** Says where and when a session was used last. */
    record Seen(Session session, String address, Instant at) {}

    Sessions(Token token, Duration lifetime, EndedSessions ended, InstantSource clock) {
        this.token = token;
        this.lifetime = lifetime;
        this.ended = ended;
        this.clock = clock;
    }

    /** A new one. */
    Session begin(String address) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Instant now = clock.instant();
        Session session = new Session(HEX.formatHex(id), now, now.plus(lifetime));
        note(session, address);
        return session;
    }

    String cookie(Session session) {
        byte[] said = ByteBuffer.allocate(SAID_BYTES)
                .put(HEX.parseHex(session.id()))
                .putLong(session.startedAt().getEpochSecond())
                .putLong(session.expiresAt().getEpochSecond())
                .array();
        return HEX.formatHex(said) + HEX.formatHex(token.sign(said));
    }

    /** The one that a cookie opens; empty if it is none of ours, has expired or was ended. */
    Optional<Session> of(String cookie, String address) {
        Optional<Session> session = signed(cookie).filter(this::isOpen);
        session.ifPresent(open -> note(open, address));
        return session;
    }

    boolean isOpen(Session session) {
        return clock.instant().isBefore(session.expiresAt()) && !ended.has(session.id());
    }

    /** Returns the sessions that are open and were seen here, the latest first. */
    List<Seen> list() {
        synchronized (seen) {
            seen.values().removeIf(one -> !isOpen(one.session));
            List<Seen> open = Arrays.asList(seen.values().toArray(new Seen[0]));
            Collections.reverse(open);
            return open;
        }
    }

    /** Also one that was never seen here: each instance is told for itself. */
    void end(String id) {
        Instant now = clock.instant();
        Seen known;
        synchronized (seen) {
            known = seen.get(id);
        }
        ended.add(id, known == null ? now.plus(lifetime) : known.session.expiresAt(), now);
    }

    private void note(Session session, String address) {
        synchronized (seen) {
            seen.put(session.id(), new Seen(session, address, clock.instant()));
        }
    }

    private Optional<Session> signed(String cookie) {
        byte[] all;
        try {
            all = HEX.parseHex(cookie);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length <= SAID_BYTES) {
            return Optional.empty();
        }
        byte[] said = Arrays.copyOf(all, SAID_BYTES);
        if (!token.isSigned(said, Arrays.copyOfRange(all, SAID_BYTES, all.length))) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(said);
        byte[] id = new byte[ID_BYTES];
        parts.get(id);
        return Optional.of(new Session(
                HEX.formatHex(id), Instant.ofEpochSecond(parts.getLong()), Instant.ofEpochSecond(parts.getLong())));
    }
}
