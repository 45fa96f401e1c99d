package dev.keystile.admin.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What an answer carries.
 *
 * @param type its media type
 * @param content writes it
 */
public record Body(String type, Content content) {
    /** Writes a body, once, when status and headers are sent. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes it.
         *
         * @param out where to, not to be closed
         * @throws IOException if the client is gone
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * A body that is there already.
     *
     * @param type its media type
     * @param bytes all of it
     * @return the body
     */
    public static Body of(String type, byte[] bytes) {
        return new Body(type, out -> out.write(bytes));
    }
}
