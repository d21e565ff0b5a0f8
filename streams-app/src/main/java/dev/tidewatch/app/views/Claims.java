package dev.tidewatch.app.views;

import com.google.common.io.ByteArrayDataInput;
import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** By which of its movements a customer is in which segments: the newest of each currency decides, and of cohorts the NEW one. */
final class Claims {

    /** This stands in place of a currency; none has an empty code. */
    private static final String BEGINNING = "";

    private final Map<String, Claim> claims = new TreeMap<>();

    private record Claim(Instant at, String movementId, Set<String> segments) {

        boolean isOf(MrrMovement movement) {
            return movementId.equals(movement.getMovementId());
        }

        boolean isNewerThan(MrrMovement movement) {
            int order = at.compareTo(movement.getEffectiveAt());
            return order > 0 || (order == 0 && movementId.compareTo(movement.getMovementId()) > 0);
        }
    }

    /** As kept; none if nothing is. */
    static Claims of(byte @Nullable [] kept) {
        Claims claims = new Claims();
        if (kept != null) {
            ByteArrayDataInput in = ByteStreams.newDataInput(kept);
            for (int left = in.readInt(); left > 0; left--) {
                String part = text(in);
                claims.claims.put(part, claim(in));
            }
        }
        return claims;
    }

    byte[] bytes() {
        ByteArrayDataOutput out = ByteStreams.newDataOutput();
        out.writeInt(claims.size());
        claims.forEach((part, claim) -> {
            put(part, out);
            out.writeLong(claim.at.toEpochMilli());
            put(claim.movementId, out);
            out.writeInt(claim.segments.size());
            claim.segments.forEach(segment -> put(segment, out));
        });
        return out.toByteArray();
    }

    /** Keys of the segments that the customer is in. */
    Set<String> segments() {
        Set<String> segments = new TreeSet<>();
        claims.values().forEach(claim -> segments.addAll(claim.segments));
        return segments;
    }

    /** Takes the highest revision of a movement; false if it takes back what decided: then all must be taken anew. */
    boolean take(MrrMovement movement, LineSegments lines) {
        boolean stands = !movement.getVoided();
        boolean begins = stands && movement.getKind() == MovementKind.NEW;
        boolean newest = take(movement.getCurrency(), movement, stands ? lines.after(movement) : null);
        boolean first = take(BEGINNING, movement, begins ? Set.of(LineSegments.cohort(movement)) : null);
        return newest && first;
    }

    private boolean take(String part, MrrMovement movement, @Nullable Set<String> segments) {
        Claim known = claims.get(part);
        if (segments == null) {
            return known == null || !known.isOf(movement);
        }
        if (known == null || !known.isNewerThan(movement)) {
            claims.put(part, new Claim(movement.getEffectiveAt(), movement.getMovementId(), segments));
        }
        return true;
    }

    private static Claim claim(ByteArrayDataInput in) {
        Instant at = Instant.ofEpochMilli(in.readLong());
        String movementId = text(in);
        Set<String> segments = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            segments.add(text(in));
        }
        return new Claim(at, movementId, segments);
    }

    private static void put(String text, ByteArrayDataOutput out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(ByteArrayDataInput in) {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
