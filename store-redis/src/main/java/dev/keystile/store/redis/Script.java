package dev.keystile.store.redis;

import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisNoScriptException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** A script that the server runs as one step. It is sent by its digest, and in full only if the server does not know it. */
enum Script {
    INSERT("keys.lua", "insert.lua"),
    UPDATE("keys.lua", "update.lua"),
    DELETE("keys.lua", "delete.lua"),
    USE("use.lua");

    private final String source;
    private final String digest;

    Script(String... files) {
        StringBuilder parts = new StringBuilder();
        for (String file : files) {
            parts.append(read(file));
        }
        source = parts.toString();
        digest = sha1(source);
    }

    /**
     * Runs it now, on the pipeline's connection.
     *
     * @param keys the names of all Redis keys that it touches
     * @param arguments everything else
     * @return what it tells
     */
    long run(Pipeline pipeline, List<String> keys, List<String> arguments) {
        try {
            return send(pipeline, Command.EVALSHA, digest, keys, arguments);
        } catch (JedisNoScriptException e) {
            return send(pipeline, Command.EVAL, source, keys, arguments);
        }
    }

    /**
     * Runs it when the pipeline is sent.
     *
     * @param isFirst whether the server may not know it yet
     */
    Response<Long> append(Pipeline pipeline, boolean isFirst, List<String> keys, List<String> arguments) {
        return isFirst
                ? append(pipeline, Command.EVAL, source, keys, arguments)
                : append(pipeline, Command.EVALSHA, digest, keys, arguments);
    }

    private static long send(
            Pipeline pipeline, Command command, String script, List<String> keys, List<String> arguments) {
        Response<Long> answer = append(pipeline, command, script, keys, arguments);
        pipeline.sync();
        return answer.get();
    }

    private static Response<Long> append(
            Pipeline pipeline, Command command, String script, List<String> keys, List<String> arguments) {
        CommandArguments all = new CommandArguments(command).add(script).add(keys.size());
        keys.forEach(all::key);
        arguments.forEach(all::add);
        return pipeline.appendCommand(new CommandObject<>(all, BuilderFactory.LONG));
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Redis names scripts so. */
    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }
}
