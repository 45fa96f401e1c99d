package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that lose or change text. */
final class BrokenTexts {
    private static final String FORMATTING = "[\\u202A-\\u202E]";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private BrokenTexts() {}

    static Stream<Broken> all() {
        return Stream.of(texts(), names(), metadata()).flatMap(stores -> stores);
    }

    private static Broken reading(String what, UnaryOperator<ApiKey> spoil) {
        return Broken.store(
                what,
                Break.read(spoil),
                "a_key_comes_back_as_it_was_inserted",
                "a_key_comes_back_as_it_was_updated",
                "a_key_is_listed_as_it_was_inserted");
    }

    private static Stream<Broken> texts() {
        return Stream.of(
                reading("forgets the owner", key -> key.toBuilder().owner(null).build()),
                reading("writes null for what is absent", BrokenTexts::withNulls),
                reading("cuts texts to 100 characters", key -> everyText(key, text -> cut(text, 100))),
                reading(
                        "knows no more than 65536 characters",
                        key -> everyText(key, text -> text.replaceAll("[^\\u0000-\\uFFFF]", "?"))),
                reading("doubles quotes", key -> everyText(key, text -> text.replace("'", "''"))));
    }

    private static ApiKey withNulls(ApiKey key) {
        return key.toBuilder()
                .prefix(key.prefix().isEmpty() ? "null" : key.prefix())
                .owner("" + key.owner())
                .scopes(key.scopes().isEmpty() ? Set.of("null") : key.scopes())
                .build();
    }

    private static ApiKey everyText(ApiKey key, UnaryOperator<String> spoil) {
        return metadata(key, spoil, spoil).toBuilder()
                .name(spoil.apply(key.name()))
                .owner(optional(key.owner(), spoil))
                .revoked(key.revokedAt(), optional(key.revokedReason(), spoil))
                .build();
    }

    private static @Nullable String optional(@Nullable String text, UnaryOperator<String> spoil) {
        return text == null ? null : spoil.apply(text);
    }

    private static Stream<Broken> names() {
        return Stream.of(
                reading("drops what turns text around", key -> name(key, text -> text.replaceAll(FORMATTING, ""))),
                reading(
                        "composes characters",
                        key -> name(key, text -> Normalizer.normalize(text, Normalizer.Form.NFC))),
                reading("drops byte order marks", key -> name(key, text -> text.replace(BYTE_ORDER_MARK, ""))),
                reading("trims names", key -> name(key, String::strip)),
                reading(
                        "takes the name null for none",
                        key -> name(key, text -> text.equals("null") ? "unnamed" : text)));
    }

    private static ApiKey name(ApiKey key, UnaryOperator<String> spoil) {
        return key.toBuilder().name(spoil.apply(key.name())).build();
    }

    private static Stream<Broken> metadata() {
        return Stream.of(
                reading("cuts metadata to 4000 characters", key -> values(key, text -> cut(text, 4000))),
                reading("drops control characters", key -> values(key, text -> text.replaceAll("\\p{Cntrl}", ""))),
                reading(
                        "takes an empty value for a blank one",
                        key -> values(key, text -> text.isEmpty() ? " " : text)),
                reading(
                        "cuts metadata names to 64 characters",
                        key -> metadata(key, text -> cut(text, 64), text -> text)),
                reading(
                        "takes a dot in a metadata name for a path",
                        key -> metadata(key, text -> text.replace('.', '/'), text -> text)),
                reading(
                        "writes metadata names in lower case",
                        key -> metadata(key, String::toLowerCase, text -> text)));
    }

    private static ApiKey values(ApiKey key, UnaryOperator<String> spoil) {
        return metadata(key, text -> text, spoil);
    }

    private static ApiKey metadata(ApiKey key, UnaryOperator<String> spoilName, UnaryOperator<String> spoilValue) {
        Map<String, String> spoilt = new TreeMap<>();
        key.metadata().forEach((name, value) -> spoilt.put(spoilName.apply(name), spoilValue.apply(value)));
        return key.toBuilder().metadata(spoilt).build();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
