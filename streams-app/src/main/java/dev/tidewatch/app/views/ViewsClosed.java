package dev.tidewatch.app.views;

/** Asked for after the end. */
public final class ViewsClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ViewsClosed() {
        super("this instance is stopping", null, false, false);
    }
}
