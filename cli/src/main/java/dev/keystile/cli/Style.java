package dev.keystile.cli;

import dev.keystile.model.KeyStatus;

/** Colour, on a terminal that has some. Texts of others never decide about it. */
final class Style {
    private static final String OFF = "\u001b[0m";

    private final boolean on;

    Style(boolean on) {
        this.on = on;
    }

    String heading(String text) {
        return with("1", text);
    }

    String good(String text) {
        return with("32", text);
    }

    String doubtful(String text) {
        return with("33", text);
    }

    String bad(String text) {
        return with("31", text);
    }

    String status(KeyStatus status, String text) {
        return switch (status) {
            case ACTIVE -> good(text);
            case DISABLED, EXPIRED -> doubtful(text);
            case REVOKED -> bad(text);
        };
    }

    private String with(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + OFF : text;
    }
}
