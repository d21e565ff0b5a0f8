package dev.tidewatch.app.notify.plan;

/** A text that never appears in a message. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "[hidden]";
    }
}
