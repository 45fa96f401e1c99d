package dev.keystile.tck;

import dev.keystile.model.ApiKeyBuilder;
import dev.keystile.model.KeySecret;
import dev.keystile.model.RateLimit;
import org.junit.jupiter.params.provider.Arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static dev.keystile.tck.SampleKeys.LATEST;
import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.freshText;
import static dev.keystile.tck.SampleKeys.plain;
import static dev.keystile.tck.SampleKeys.secret;
import static dev.keystile.tck.SampleKeys.withId;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/** Keys whose fields lie at their limits. */
final class ExtremeKeys {
    /** Where JUnit finds {@link #all}. */
    static final String ALL = "dev.keystile.tck.ExtremeKeys#all";

    private static final String ID_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    /** Every character that a scope may hold and that is neither letter nor digit. */
    private static final String SCOPE_PUNCTUATION = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~";

    private ExtremeKeys() {}

    static Stream<Arguments> all() {
        return Stream.of(identities(), collections(), secrets(), times(), states(), ExtremeTexts.all())
                .flatMap(keys -> keys);
    }

    private static Arguments extreme(String what, ApiKeyBuilder key) {
        return argumentSet(what, key.build());
    }

    private static ApiKeyBuilder key() {
        return withId(freshText());
    }

    private static Stream<Arguments> identities() {
        int any = ThreadLocalRandom.current().nextInt(ID_CHARACTERS.length());
        String longest = (freshText() + freshText()).substring(0, 64);
        return Stream.of(
                extreme("an id of 1 character", withId(ID_CHARACTERS.substring(any, any + 1))),
                extreme("an id of 64 characters", withId(longest)),
                extreme("no prefix", key().prefix("")),
                extreme("a prefix of 32 characters", key().prefix("Acme_live_" + "0123456789_0123456789_")),
                extreme("a version beyond 32 bits", key().version(5_000_000_000L)),
                extreme("the last version but one", key().version(Long.MAX_VALUE - 1)));
    }

    private static Stream<Arguments> collections() {
        return Stream.of(
                extreme("no scope", key().scopes(Set.of())),
                extreme("100 scopes of 100 characters", key().scopes(manyScopes())),
                extreme("scopes of punctuation", key().scopes(punctuation())),
                extreme("scopes of either case", key().scopes(Set.of("read", "READ"))),
                extreme("100 networks", key().allowedNetworks(manyNetworks())),
                extreme("10 rate limits", key().rateLimits(manyRateLimits())),
                extreme("the bounds of a rate limit", key().rateLimits(extremeRateLimits())));
    }

    private static Set<String> manyScopes() {
        return numbers(100).mapToObj(i -> "%0100d".formatted(i)).collect(Collectors.toSet());
    }

    private static Set<String> punctuation() {
        Set<String> scopes =
                SCOPE_PUNCTUATION.chars().mapToObj(Character::toString).collect(Collectors.toSet());
        scopes.add(SCOPE_PUNCTUATION);
        return scopes;
    }

    /** In an order that is nobody's sorting. */
    private static List<String> manyNetworks() {
        return numbers(50)
                .mapToObj(i -> Stream.of("2001:db8:%x::/48".formatted(0xffff - i), "10.%d.0.0/16".formatted(200 - i)))
                .flatMap(pair -> pair)
                .toList();
    }

    private static List<RateLimit> manyRateLimits() {
        return numbers(10)
                .mapToObj(i -> new RateLimit(1000 - i, Duration.ofMillis(1001 + i)))
                .toList();
    }

    private static List<RateLimit> extremeRateLimits() {
        return List.of(new RateLimit(1, Duration.ofDays(366)), new RateLimit(1_000_000_000, Duration.ofSeconds(1)));
    }

    private static Stream<Arguments> secrets() {
        String visible =
                IntStream.rangeClosed('!', '~').mapToObj(Character::toString).collect(Collectors.joining());
        String longest = visible.repeat(3).substring(0, 255);
        KeySecret previous =
                KeySecret.current("sha512$$" + freshText(), NOW.minusSeconds(1)).until(NOW.plusMillis(1));
        return Stream.of(
                extreme("a hash of 255 characters", key().secrets(List.of(KeySecret.current(longest, NOW)))),
                extreme("a previous secret within its grace", key().secrets(List.of(secret(), previous))),
                extreme("a current secret that ends", key().secrets(List.of(secret().until(LATEST)))));
    }

    private static Stream<Arguments> times() {
        KeySecret first = KeySecret.current(freshText(), Instant.EPOCH);
        KeySecret last = KeySecret.current(freshText(), LATEST).until(LATEST);
        return Stream.of(
                extreme("the earliest times", at(Instant.EPOCH).secrets(List.of(first))),
                extreme("the latest times", at(LATEST).secrets(List.of(last, last))),
                extreme("a millisecond after a second", at(Instant.parse("2026-11-23T00:00:00.001Z"))),
                extreme("a time that summer time leaves out", at(Instant.parse("2026-03-29T02:30:00Z"))));
    }

    private static ApiKeyBuilder at(Instant time) {
        return key().createdAt(time).expiresAt(time).revoked(time, "over");
    }

    private static Stream<Arguments> states() {
        return Stream.of(
                extreme("every field in use", SampleKeys.full().toBuilder()),
                extreme("no field in use", plain().toBuilder()),
                extreme("switched off", key().enabled(false)),
                extreme("an end by date", key().expiresAt(NOW.plusSeconds(1))),
                extreme("revoked", SampleKeys.revoked(plain()).toBuilder()));
    }

    private static IntStream numbers(int count) {
        return IntStream.range(0, count);
    }
}
