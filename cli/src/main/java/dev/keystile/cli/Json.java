package dev.keystile.cli;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** What machines read: one object on one line, in ASCII, so that it does nothing to a terminal either. */
final class Json {
    private final JsonMapper mapper =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    String line(Object value) {
        return mapper.writeValueAsString(value);
    }
}
