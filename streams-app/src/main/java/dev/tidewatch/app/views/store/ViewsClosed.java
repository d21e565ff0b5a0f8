package dev.tidewatch.app.views.store;

/** Asked for after the end. */
public final class ViewsClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ViewsClosed() {
        super("this instance is stopping", null, false, false);
    }
}
