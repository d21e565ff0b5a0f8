package dev.tidewatch.local.registry;

import java.util.List;

/** A request the registry refuses, with the error code that Confluent's clients know; its first digits are the status. */
final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errorCode;

    private RegistryException(int errorCode, String message) {
        super(message);
        this.errorCode = errorCode;
    }

    static RegistryException malformedJson(String problem) {
        return new RegistryException(400, "Malformed JSON: " + problem);
    }

    static RegistryException noSuchPath(String path) {
        return new RegistryException(404, "No such path: " + path);
    }

    static RegistryException methodNotAllowed(String method, String path) {
        return new RegistryException(405, method + " is not allowed on " + path);
    }

    static RegistryException subjectNotFound(String subject) {
        return new RegistryException(40401, "Subject '" + subject + "' not found.");
    }

    static RegistryException versionNotFound(String subject, int version) {
        return new RegistryException(40402, "Subject '" + subject + "' has no version " + version + ".");
    }

    static RegistryException schemaNotFound() {
        return new RegistryException(40403, "Schema not found");
    }

    static RegistryException schemaNotFound(String id) {
        return new RegistryException(40403, "Schema " + id + " not found");
    }

    static RegistryException levelNotConfigured(String subject) {
        return new RegistryException(40408, "Subject '" + subject + "' has no compatibility level of its own");
    }

    static RegistryException modeNotConfigured(String subject) {
        return new RegistryException(40409, "Subject '" + subject + "' has no mode of its own");
    }

    static RegistryException incompatible(String subject, List<String> details) {
        return new RegistryException(
                409,
                "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                        + "\", details: " + details);
    }

    static RegistryException invalidSchema(String problem) {
        return new RegistryException(42201, "Invalid schema: " + problem);
    }

    static RegistryException invalidVersion(String version) {
        return new RegistryException(
                42202, "'" + version + "' is not a version: give a number from 1 to 2147483647, or \"latest\"");
    }

    static RegistryException invalidLevel(String level) {
        return new RegistryException(
                42203,
                "Invalid compatibility level '" + level + "': give NONE, BACKWARD, FORWARD, FULL,"
                        + " BACKWARD_TRANSITIVE, FORWARD_TRANSITIVE or FULL_TRANSITIVE");
    }

    static RegistryException storage(String problem) {
        return new RegistryException(50001, "The registry cannot write to its journal: " + problem);
    }

    static RegistryException unexpected() {
        return new RegistryException(500, "The registry failed; its log says why");
    }

    int status() {
        return errorCode < 1000 ? errorCode : errorCode / 100;
    }

    int errorCode() {
        return errorCode;
    }
}
