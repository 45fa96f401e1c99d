package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.model.RateLimit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores that lose or change a field that is no free text. */
final class BrokenFields {
    private BrokenFields() {}

    static Stream<Broken> all() {
        return Stream.of(identities(), collections(), secrets(), times(), states())
                .flatMap(stores -> stores);
    }

    private static Broken reading(String what, UnaryOperator<ApiKey> spoil) {
        return Broken.store(
                what,
                Break.read(spoil),
                "a_key_comes_back_as_it_was_inserted",
                "a_key_comes_back_as_it_was_updated",
                "a_key_is_listed_as_it_was_inserted");
    }

    private static Stream<Broken> identities() {
        return Stream.of(
                reading("cuts ids to 36 characters", key -> withId(key, cut(key.id(), 36))),
                reading(
                        "pads ids to 2 characters",
                        key -> withId(key, key.id().length() < 2 ? key.id() + "_" : key.id())),
                reading("forgets the prefix", key -> key.toBuilder().prefix("").build()),
                reading(
                        "keeps 32 bits of the version",
                        key -> key.toBuilder().version(in32Bits(key.version())).build()));
    }

    private static ApiKey withId(ApiKey key, String id) {
        return ApiKey.builder(id)
                .spec(key.spec())
                .prefix(key.prefix())
                .createdAt(key.createdAt())
                .secrets(key.secrets())
                .build();
    }

    private static Stream<Broken> collections() {
        return Stream.of(
                reading(
                        "keeps 50 scopes",
                        key -> scopes(key, key.scopes().stream().limit(50))),
                reading("writes scopes with commas between", key -> scopes(key, split(key.scopes()))),
                reading(
                        "writes scopes in lower case",
                        key -> scopes(key, key.scopes().stream().map(String::toLowerCase))),
                reading(
                        "sorts networks",
                        key -> key.toBuilder()
                                .allowedNetworks(
                                        key.allowedNetworks().stream().sorted().toList())
                                .build()),
                reading(
                        "keeps the windows of limits in seconds",
                        key -> windows(key, w -> w.truncatedTo(ChronoUnit.SECONDS))),
                reading(
                        "keeps 32 bits of a window's milliseconds",
                        key -> windows(key, w -> Duration.ofMillis(in32Bits(w.toMillis())))));
    }

    private static ApiKey scopes(ApiKey key, Stream<String> scopes) {
        return key.toBuilder().scopes(scopes.collect(Collectors.toSet())).build();
    }

    private static Stream<String> split(Set<String> scopes) {
        return Arrays.stream(String.join(",", scopes).split(",")).filter(scope -> !scope.isEmpty());
    }

    private static ApiKey windows(ApiKey key, UnaryOperator<Duration> spoil) {
        List<RateLimit> limits = key.rateLimits().stream()
                .map(limit -> new RateLimit(limit.permits(), spoil.apply(limit.window())))
                .toList();
        return key.toBuilder().rateLimits(limits).build();
    }

    private static Stream<Broken> secrets() {
        return Stream.of(
                reading(
                        "cuts hashes to 200 characters",
                        key -> secrets(key, secret -> secret.withHash(cut(secret.hash(), 200)))),
                reading(
                        "forgets the previous secret",
                        key -> key.toBuilder()
                                .secrets(List.of(key.currentSecret()))
                                .build()),
                reading(
                        "forgets when a secret ends",
                        key -> secrets(key, secret -> KeySecret.current(secret.hash(), secret.createdAt()))));
    }

    private static ApiKey secrets(ApiKey key, UnaryOperator<KeySecret> spoil) {
        return key.toBuilder()
                .secrets(key.secrets().stream().map(spoil).toList())
                .build();
    }

    private static Stream<Broken> times() {
        return Stream.of(
                reading("keeps times in seconds", key -> created(key, time -> time.truncatedTo(ChronoUnit.SECONDS))),
                reading(
                        "keeps times in 32 bits",
                        key -> created(
                                key, time -> Instant.ofEpochSecond(in32Bits(time.getEpochSecond()), time.getNano()))),
                reading("keeps local times", key -> created(key, BrokenFields::throughBerlin)),
                reading(
                        "reads the time 0 as never",
                        key -> Instant.EPOCH.equals(key.expiresAt())
                                ? key.toBuilder().expiresAt(null).build()
                                : key));
    }

    private static ApiKey created(ApiKey key, UnaryOperator<Instant> spoil) {
        return key.toBuilder().createdAt(spoil.apply(key.createdAt())).build();
    }

    private static Instant throughBerlin(Instant time) {
        LocalDateTime written = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return written.atZone(ZoneId.of("Europe/Berlin")).toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    private static Stream<Broken> states() {
        return Stream.of(
                reading(
                        "switches every key on",
                        key -> key.toBuilder().enabled(true).build()),
                reading(
                        "forgets the end by date",
                        key -> key.toBuilder().expiresAt(null).build()),
                reading(
                        "forgets a revocation",
                        key -> key.toBuilder().revoked(null, null).build()));
    }

    private static int in32Bits(long number) {
        return (int) number;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
