package dev.tidewatch.app.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.http.BodyHandler;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.http.WebServer;
import dev.tidewatch.app.records.NotAcknowledged;
import dev.tidewatch.avro.json.JsonMismatch;
import dev.tidewatch.avro.json.PlainJson;
import dev.tidewatch.source.stripe.StripeTranslator;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import dev.tidewatch.source.stripe.reference.References;
import dev.tidewatch.source.stripe.reference.SeenModes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * Takes Stripe's events as they happen. Success is answered only for what is kept for good; an event that cannot be understood
 * is kept as it came, and is a success too, for Stripe would send it again for days and it would stay what it is.
 */
public final class StripeWebhook implements BodyHandler {

    public static final String PATH = "/ingest/stripe";

    private static final int MOST_BYTES = 256 * 1024;

    private final WebhookSignatures signatures;
    private final StripeTranslator translator;
    private final Outlet outlet;
    private final WebhookLog log;
    private final SeenModes modes;

    public StripeWebhook(WebhookSignatures signatures, StripeTranslator translator, Outlet outlet, WebhookLog log) {
        this.signatures = signatures;
        this.translator = translator;
        this.outlet = outlet;
        this.log = log;
        this.modes = new SeenModes(translator.mode(), References.NONE);
    }

    /** Adds where it is to be found. */
    public void addTo(WebServer.Routes routes) {
        routes.post(PATH, MOST_BYTES, this);
    }

    /** Refuses what no body could make right. */
    @Override
    public void check(Context request) {
        String forged = signatures.problem(headers(request));
        if (forged != null) {
            log.count("not signed", forged);
            throw Refusal.badRequest(forged);
        }
    }

    @Override
    public void answer(Context request, byte[] body) {
        String forged = signatures.problem(headers(request), body);
        if (forged != null) {
            log.count("not signed", forged);
            reply(request, HttpStatus.BAD_REQUEST, forged);
            return;
        }
        try {
            reply(request, HttpStatus.OK, kept(body));
        } catch (NotAcknowledged e) {
            log.count("not acknowledged", String.valueOf(e.getMessage()));
            reply(request, HttpStatus.SERVICE_UNAVAILABLE, "not acknowledged by the broker: send it again");
        }
    }

    private static List<String> headers(Context request) {
        return Collections.list(request.req().getHeaders(WebhookSignatures.HEADER));
    }

    private static void reply(Context request, HttpStatus status, String text) {
        request.status(status).result(text + "\n");
    }

    /** Returns what was done with it. */
    private String kept(byte[] body) throws NotAcknowledged {
        Translation translation = translate(body);
        if (translation instanceof Translation.Understood understood) {
            outlet.publish(understood.records());
            log.count("understood");
            return "understood: " + understood.records().size() + " records";
        }
        if (translation instanceof Translation.Ignored ignored) {
            log.count("left out by " + ignored.rule());
            modes.warning().ifPresent(log::warn);
            return "left out by " + ignored.rule() + ": " + ignored.rule().meaning();
        }
        Translation.Refused refused = (Translation.Refused) translation;
        outlet.keep(body, refused);
        log.count("refused as " + refused.reason(), refused.sentence());
        return "kept in the dead letters as " + refused.reason() + ": " + refused.sentence();
    }

    private Translation translate(byte[] body) {
        try {
            JsonNode json = PlainJson.parse(text(body));
            modes.see(json);
            // An event is dated by itself: the same one gives the same records whenever it comes.
            return json.path("object").asText().equals("event")
                    ? translator.translate(json, Instant.EPOCH, null)
                    : new Translation.Refused(
                            Reason.UNKNOWN_OBJECT, "object", "must be \"event\": a whole event, not a thin one");
        } catch (JsonMismatch mismatch) {
            return new Translation.Refused(Reason.NOT_JSON, "", String.valueOf(mismatch.getMessage()));
        } catch (CharacterCodingException e) {
            return new Translation.Refused(Reason.NOT_JSON, "", "not UTF-8");
        }
    }

    /** Strictly, where a parser might guess another encoding. */
    private static String text(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }
}
