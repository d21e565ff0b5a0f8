package dev.tidewatch.app.http;

/** The page is wanted by somebody who has not shown the token yet. */
final class LoginFirst extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LoginFirst() {
        super(null, null, false, false);
    }
}
