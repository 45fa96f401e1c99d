package dev.keystile.admin.http;

import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads and writes JSON, with trees alone: no class is ever made because of what a client sent. */
public final class Json {
    /** The media type. */
    public static final String TYPE = "application/json";

    private static final int MAX_DEPTH = 10;
    private static final int MAX_NUMBER = 20;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Safe for use by several threads. */
    public Json() {}

    /**
     * Reads an object.
     *
     * @param bytes what a client sent, in UTF-8
     * @return the object
     * @throws Problem if it is anything else
     */
    public ObjectNode read(byte[] bytes) {
        return read(bytes, ObjectNode.class);
    }

    /**
     * Reads an array.
     *
     * @param bytes what a client sent, in UTF-8
     * @return the array
     * @throws Problem if it is anything else
     */
    public ArrayNode readArray(byte[] bytes) {
        return read(bytes, ArrayNode.class);
    }

    private <T extends JsonNode> T read(byte[] bytes, Class<T> type) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonNode node = mapper.readTree(text);
            if (type.isInstance(node)) {
                return type.cast(node);
            }
        } catch (JacksonException | CharacterCodingException e) {
            throw Problem.of(ProblemType.MALFORMED_JSON);
        }
        throw Problem.of(ProblemType.MALFORMED_JSON);
    }

    /**
     * Makes an object to be filled.
     *
     * @return an empty one
     */
    public ObjectNode object() {
        return mapper.createObjectNode();
    }

    /**
     * Makes an array to be filled.
     *
     * @return an empty one
     */
    public ArrayNode array() {
        return mapper.createArrayNode();
    }

    /**
     * Makes a body.
     *
     * @param node what it says
     * @return the body
     */
    public Body body(JsonNode node) {
        return Body.of(TYPE, mapper.writeValueAsBytes(node));
    }
}
