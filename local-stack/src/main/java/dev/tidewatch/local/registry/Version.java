package dev.tidewatch.local.registry;

import java.util.List;

/** A version as a request names it: a number from 1, or the newest one. */
record Version(int number) {
    private static final int LATEST = -1;

    /** {@code "latest"} and {@code "-1"} both mean the newest. */
    static Version parse(String text) {
        if (text.equals("latest")) {
            return new Version(LATEST);
        }
        try {
            return number(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw RegistryException.invalidVersion(text);
        }
    }

    static Version number(int number) {
        if (number < 1 && number != LATEST) {
            throw RegistryException.invalidVersion(String.valueOf(number));
        }
        return new Version(number);
    }

    boolean isLatest() {
        return number == LATEST;
    }

    /** {@code versions} are those of one subject, oldest first, and not empty. */
    SubjectSchema of(List<SubjectSchema> versions) {
        if (isLatest()) {
            return versions.get(versions.size() - 1);
        }
        if (number > versions.size()) {
            throw RegistryException.versionNotFound(versions.get(0).subject(), number);
        }
        return versions.get(number - 1);
    }
}
